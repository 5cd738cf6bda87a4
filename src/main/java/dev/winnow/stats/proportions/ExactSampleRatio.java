package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.Arrays;

/// Exact sample-ratio check for few units: the multinomial test.
///
/// p is the probability, at the planned shares, of all outcomes that are not likelier than the one observed, with 1e-7
/// relative for rounding (R EMT, XNomial). With two arms it is the two-sided binomial test and quick for any size; with
/// more, the outcomes are counted one by one, so it is meant for expected counts below about 5, where the chi-square
/// of [SampleRatio] is not to be trusted.
///
/// @param p        p value
/// @param outcomes number of outcomes there could have been, (n + k - 1)! / (n! (k - 1)!) for n units in k groups
public record ExactSampleRatio(double p, double outcomes) {
    private static final double MOST = 2e7;
    private static final double TIE = 1e-7;

    /// @param observed counts, never negative
    /// @param shares   planned shares, above 0; taken relative to their sum
    /// @return undefined when nothing was observed (`TOO_FEW`), or there are more than two groups and more than 20
    ///     million
    ///     outcomes (`TOO_LARGE`)
    /// @throws IllegalArgumentException if the lengths differ, there are fewer than two groups, a count is negative
    ///     or a share is not above 0, or their sum not finite
    public static Outcome<ExactSampleRatio> of(long[] observed, double[] shares) {
        int k = observed.length;
        if (k < 2
                || shares.length != k
                || !Arrays.stream(observed).allMatch(o -> o >= 0)
                || !Arrays.stream(shares).allMatch(s -> s > 0)
                || Double.isInfinite(Arrays.stream(shares).sum())) {
            throw new IllegalArgumentException(
                    "observed=%s shares=%s".formatted(Arrays.toString(observed), Arrays.toString(shares)));
        }
        long total = Arrays.stream(observed).reduce(0, Math::addExact);
        if (total == 0) {
            return Outcome.undefined(Cause.TOO_FEW, 0);
        }
        double outcomes = outcomes(total, k);
        double whole = Arrays.stream(shares).sum();
        if (k == 2) {
            double logP = BinomialTest.logP(
                    observed[0], total, shares[0] / whole, PointMass.WHOLE, Alternative.TWO_SIDED);
            return Outcome.known(new ExactSampleRatio(Math.exp(logP), outcomes));
        }
        if (!(outcomes <= MOST)) {
            return Outcome.undefined(Cause.TOO_LARGE, outcomes);
        }
        double[] logShare = Arrays.stream(shares).map(s -> Math.log(s / whole)).toArray();
        var walk = new Walk(logShare, (int) total);
        double limit = walk.logPoint(observed) + Math.log1p(TIE);
        return Outcome.known(new ExactSampleRatio(Math.min(1, walk.atMost(limit, 0, (int) total, 0)), outcomes));
    }

    /// The product of (total + i) / i for i below k, a whole number after every step.
    private static double outcomes(long total, int k) {
        double product = 1;
        for (int i = 1; i < k; i++) {
            product = Math.rint(product * (total + (double) i) / i);
        }
        return product;
    }

    private static final class Walk {
        private final double[] logShare;
        private final double[] logFactorial;
        private final double front;

        Walk(double[] logShare, int total) {
            this.logShare = logShare;
            logFactorial = new double[total + 1];
            for (int i = 2; i <= total; i++) {
                logFactorial[i] = logFactorial[i - 1] + Math.log(i);
            }
            front = logFactorial[total];
        }

        double logPoint(long[] counts) {
            double log = front;
            for (int i = 0; i < counts.length; i++) {
                log += term(i, (int) counts[i]);
            }
            return log;
        }

        private double term(int group, int count) {
            return count * logShare[group] - logFactorial[count];
        }

        /// Sum of the probabilities not above the limit over all ways to fill the groups from `group` on.
        double atMost(double limit, int group, int left, double log) {
            if (group == logShare.length - 1) {
                double point = front + log + term(group, left);
                return point <= limit ? Math.exp(point) : 0;
            }
            double sum = 0;
            for (int c = 0; c <= left; c++) {
                sum += atMost(limit, group + 1, left - c, log + term(group, c));
            }
            return sum;
        }
    }
}
