package dev.winnow.stats.power;

import dev.winnow.stats.distribution.Distributions;
import dev.winnow.stats.distribution.NoncentralChiSquared;

/// Power of a chi-square test of counts, such as the check of the sample ratio; the effect is Cohen's w.
///
/// w = sqrt(sum (q - p)^2 / p) over the cells, p expected and q true shares; non-central chi-square with ncp = N w^2
/// (Cohen 1988, chapter 7). Sizes count all units, N, which fall into cells independently, and go with
/// [Allocation#SINGLE]. Large-sample theory: good from about five expected units a cell.
///
/// @param df degrees of freedom: number of arms - 1 for a sample ratio
public record GoodnessOfFit(int df) implements PowerCurve {
    /// From this many standard deviations of sqrt(ncp) on, the miss is below the smallest difference from 1.
    private static final double CERTAIN = 40;

    public GoodnessOfFit {
        if (df < 1) {
            throw new IllegalArgumentException("df=%d is below 1".formatted(df));
        }
    }

    /// Effect size of true shares that differ from the expected ones: sqrt(sum (q - p)^2 / p).
    ///
    /// @param expected p, each above 0, of sum 1
    /// @param actual   q, as many, none negative, of sum 1
    /// @throws IllegalArgumentException if the lengths differ or a share is outside its range; the sums are not checked
    public static double cohenW(double[] expected, double[] actual) {
        if (expected.length != actual.length) {
            throw new IllegalArgumentException("%d expected and %d actual shares".formatted(expected.length, actual.length));
        }
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            if (!(expected[i] > 0 && expected[i] <= 1 && actual[i] >= 0 && actual[i] <= 1)) {
                throw new IllegalArgumentException("shares expected=%s actual=%s".formatted(expected[i], actual[i]));
            }
            double d = actual[i] - expected[i];
            sum += d * d / expected[i];
        }
        return Math.sqrt(sum);
    }

    /// How far one arm's true share is from its expected one when w is all due to that arm and the others keep their
    /// proportions: w sqrt(p (1 - p)).
    ///
    /// @param w     effect, at least 0
    /// @param share p, expected share of the arm, in (0, 1)
    /// @throws IllegalArgumentException if the share is outside its range
    public static double imbalance(double w, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share=%s is not in (0, 1)".formatted(share));
        }
        return w * Math.sqrt(share * (1 - share));
    }

    @Override
    public double power(double effect, double control, double treatment, double alpha) {
        double limit = Distributions.chiSquared(df).upperQuantile(alpha);
        double ncp = control * effect * effect;
        if (Math.sqrt(ncp) > Math.sqrt(limit) + CERTAIN) {
            return 1;
        }
        return NoncentralChiSquared.survival(limit, df, ncp);
    }

    @Override
    public double nothing(Direction towards) {
        return 0;
    }

    @Override
    public double scale(double control, double treatment) {
        return 1 / Math.sqrt(control);
    }
}
