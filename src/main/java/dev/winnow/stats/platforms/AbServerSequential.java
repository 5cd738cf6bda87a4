package dev.winnow.stats.platforms;

import dev.winnow.stats.Level;
import dev.winnow.stats.distribution.Tails;
import java.util.ArrayList;
import java.util.List;

/// The AB server's table of O'Brien-Fleming boundaries at equally spaced looks, two-sided.
///
/// It is an approximation of its own: the last boundary is interpolated in the logarithm of the number of looks and in
/// alpha between 15 tabulated values, the inflation of the sample size is a table that knows neither alpha nor power,
/// and the spending columns are the Lan-DeMets function, which the boundaries beside them do not come from. Inside
/// alpha 0.01 to 0.1 and up to 16 looks the last boundary is within 0.006 of the exact one; outside it is mostly too
/// high, by some hundredths. [dev.winnow.stats.sequential.GroupSequentialDesign] has the exact ones, at any looks.
/// Reading oftener than planned errs more often than alpha.
///
/// @param boundaries one a look
/// @param inflation  factor on the fixed sample size, tabulated up to 10 looks, then 1.035 + 0.01 log10(looks / 10), at
///     most 1.08, to 4 decimals
public record AbServerSequential(List<Look> boundaries, double inflation) {
    private static final double[] LOG2_LOOKS = {0, 1, 2, 3, 4};
    private static final double[] ALPHAS = {0.01, 0.05, 0.1};
    private static final double[][] LAST = {
        {2.5758, 2.58, 2.609, 2.648, 2.684}, {1.96, 1.977, 2.024, 2.072, 2.114}, {1.6449, 1.678, 1.733, 1.786, 1.83}
    };
    private static final double[] INFLATION = {1, 1.013, 1.02, 1.025, 1.028, 1.03, 1.032, 1.033, 1.034, 1.035};
    private static final double MOST_INFLATION = 1.08;

    /// One look.
    ///
    /// @param look                 counted from 1
    /// @param infoFraction         look over the number of looks, 4 decimals
    /// @param cumulativeAlphaSpent of the Lan-DeMets function, 6 decimals
    /// @param incrementalAlpha     spent since the look before, 6 decimals
    /// @param zBoundary            |z| to be exceeded, 4 decimals
    /// @param pBoundary            two-sided p that it amounts to, 6 decimals
    /// @param isFinal              whether it is the last
    public record Look(
            int look,
            double infoFraction,
            double cumulativeAlphaSpent,
            double incrementalAlpha,
            double zBoundary,
            double pBoundary,
            boolean isFinal) {}

    /// Boundary k is the last one times sqrt(looks / k) (O'Brien and Fleming 1979).
    ///
    /// @param looks number of looks, at least 1
    /// @throws IllegalArgumentException for fewer
    public static AbServerSequential of(int looks, Level level) {
        if (!(looks >= 1)) {
            throw new IllegalArgumentException("looks=%d is not at least 1".formatted(looks));
        }
        double alpha = level.alpha();
        double fixed = Tails.normalQuantile(alpha / 2);
        double last = lastBoundary(looks, alpha);
        List<Look> table = new ArrayList<>();
        double before = 0;
        for (int k = 1; k <= looks; k++) {
            double t = (double) k / looks;
            double z = last / Math.sqrt(t);
            double spent = Math.min(alpha, 2 * Tails.normal(fixed / Math.sqrt(t)));
            table.add(new Look(
                    k, Decimals.rounded(t, 4), Decimals.rounded(spent, 6), Decimals.rounded(spent - before, 6), Decimals.rounded(z, 4),
                    Decimals.rounded(2 * Tails.normal(z), 6), k == looks));
            before = spent;
        }
        return new AbServerSequential(List.copyOf(table), inflation(looks));
    }

    /// The last boundary before rounding: the excess over the fixed-sample quantile, interpolated and added to it.
    private static double lastBoundary(int looks, double alpha) {
        double[] excess = new double[ALPHAS.length];
        double x = Math.log(looks) / Math.log(2);
        for (int i = 0; i < ALPHAS.length; i++) {
            excess[i] = interpolated(x, LOG2_LOOKS, LAST[i]) - Tails.normalQuantile(ALPHAS[i] / 2);
        }
        return interpolated(alpha, ALPHAS, excess) + Tails.normalQuantile(alpha / 2);
    }

    /// Linear between neighbours, and beyond the ends along the outermost pair.
    private static double interpolated(double x, double[] at, double[] values) {
        int i = 0;
        while (i < at.length - 2 && x > at[i + 1]) {
            i++;
        }
        return values[i] + (values[i + 1] - values[i]) * (x - at[i]) / (at[i + 1] - at[i]);
    }

    private static double inflation(int looks) {
        if (looks <= INFLATION.length) {
            return INFLATION[looks - 1];
        }
        double beyond = INFLATION[INFLATION.length - 1] + 0.01 * Math.log10(looks / 10.0);
        return Decimals.rounded(Math.min(MOST_INFLATION, beyond), 4);
    }
}
