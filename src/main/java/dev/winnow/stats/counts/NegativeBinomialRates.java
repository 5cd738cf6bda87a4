package dev.winnow.stats.counts;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.NormalTest;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.numeric.Roots;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// Ratio of two mean counts per unit where units differ more than a Poisson law allows.
///
/// Counts of both arms are negative binomial with variance m + k m^2 and a common dispersion k, estimated by maximum
/// likelihood (Lawless 1987); units are independent and observed equally long, so each mean is its arm's average. The
/// interval is for log(m1/m0) with variance (1/m1 + k)/n1 + (1/m0 + k)/n0, in which k counts as known; in small samples
/// it is a little too narrow. Where the likelihood falls as k leaves 0, as it does where the counts of both arms
/// together do not vary more than a Poisson law, k is 0 and this is the Wald interval for Poisson rates. Else the
/// estimates are those of R MASS::glm.nb with one factor.
///
/// k is the highest maximum of the likelihood, sought between neighbours on a scale that quadruples, to the last digits
/// that the sum of its slope leaves: one arm of few but uneven counts beside one of many even ones can make a second
/// maximum beyond one at 0. Each evaluation takes one term a count up to the largest, and 8 bytes of memory.
///
/// @param ratio      mean of treatment over mean of control
/// @param low        lower end of the interval for the ratio; 0 where the alternative leaves it open
/// @param high       upper end; infinite where the alternative leaves it open
/// @param logSe      standard error of log(ratio)
/// @param dispersion k; 0 for Poisson, and for a k below 1e-9
/// @param statistic  log(ratio) over its standard error
/// @param p          p value of a ratio of 1, of the alternative asked for, by the normal distribution
/// @param logP       natural logarithm of p
public record NegativeBinomialRates(
        double ratio,
        double low,
        double high,
        double logSe,
        double dispersion,
        double statistic,
        double p,
        double logP) {
    private static final double LEAST_DISPERSION = 1e-9;
    private static final double LARGE_DISPERSION = 1e6;
    private static final double STEP = 4;

    /// Counts beyond which the sums take too long.
    private static final int MOST_EVENTS = 20_000_000;

    /// @param treatment events of each unit, never negative, units without events included
    /// @param control   the same of the control
    /// @return undefined when an arm has fewer than two units (`TOO_FEW`), no events (`NO_EVENTS`), or a unit with more
    ///     than 20 million (`TOO_LARGE`)
    /// @throws IllegalArgumentException if a count is negative
    public static Outcome<NegativeBinomialRates> of(
            int[] treatment, int[] control, Alternative alternative, Level level) {
        int smaller = Math.min(treatment.length, control.length);
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        int most = Math.max(Arrays.stream(treatment).max().orElse(0), Arrays.stream(control).max().orElse(0));
        if (most > MOST_EVENTS) {
            return Outcome.undefined(Cause.TOO_LARGE, most);
        }
        Counts first = Counts.of(treatment);
        Counts second = Counts.of(control);
        if (!(first.mean() > 0 && second.mean() > 0)) {
            return Outcome.undefined(Cause.NO_EVENTS, 0);
        }
        double k = dispersion(
                v -> first.slope(v) + second.slope(v), v -> first.rise(v) + second.rise(v));
        double log = Math.log(first.mean() / second.mean());
        double se = Math.sqrt(
                (1 / first.mean() + k) / treatment.length + (1 / second.mean() + k) / control.length);
        NormalTest test = NormalTest.of(log / se, alternative);
        double half = Tails.normalQuantile(level.tail(alternative)) * se;
        return Outcome.known(new NegativeBinomialRates(
                first.mean() / second.mean(),
                alternative == Alternative.LESS ? 0 : Math.exp(log - half),
                alternative == Alternative.GREATER ? Double.POSITIVE_INFINITY : Math.exp(log + half),
                se, k, test.statistic(), test.p(), test.logP()));
    }

    /// Of the places where the slope of the log likelihood falls through 0 the one where it is highest, or 0 if it is
    /// higher there. The slope is negative once k is above n log(k m) over the number of units with events.
    private static double dispersion(DoubleUnaryOperator slope, DoubleUnaryOperator rise) {
        double best = 0;
        double height = 0;
        double low = LEAST_DISPERSION;
        boolean rises = slope.applyAsDouble(low) > 0;
        // The first maximum of a likelihood that rises from 0 is above it, though rounding may not show it.
        boolean above0 = rises;
        while (rises || low < LARGE_DISPERSION) {
            double high = STEP * low;
            boolean still = slope.applyAsDouble(high) > 0;
            if (rises && !still) {
                double k = Roots.between(slope, low, high).orElseThrow();
                double reached = rise.applyAsDouble(k);
                if (reached > height || above0) {
                    best = k;
                    height = reached;
                }
                above0 = false;
            }
            low = high;
            rises = still;
        }
        return best;
    }

    /// @param atLeast how many units have more than j events, by j: all that the likelihood of k needs
    private record Counts(int n, double mean, long[] atLeast) {
        static Counts of(int[] counts) {
            int most = 0;
            long sum = 0;
            for (int c : counts) {
                if (c < 0) {
                    throw new IllegalArgumentException("count %d is negative".formatted(c));
                }
                most = Math.max(most, c);
                sum += c;
            }
            int[] sorted = counts.clone();
            Arrays.sort(sorted);
            long[] above = new long[most];
            int i = 0;
            for (int j = 0; j < most; j++) {
                while (sorted[i] <= j) {
                    i++;
                }
                above[j] = (long) sorted.length - i;
            }
            return new Counts(counts.length, (double) sum / counts.length, above);
        }

        /// Log likelihood of k less that of 0: sum_j log(1 + k j) over the events, less (y + 1/k) log(1 + k m) - m a
        /// unit.
        double rise(double k) {
            double sum = 0;
            for (int j = 0; j < atLeast.length; j++) {
                sum += atLeast[j] * Math.log1p(k * j);
            }
            double km = k * mean;
            double fall = km < 1e-4
                    ? km * mean * (0.5 - km * (1.0 / 6 - km / 12))
                    : (mean + 1 / k) * Math.log1p(km) - mean;
            return sum - n * fall;
        }

        /// Derivative in k of the log likelihood, sum_j log(1 + k j) over the events, less (y + 1/k) log(1 + k m).
        double slope(double k) {
            double sum = 0;
            for (int j = 0; j < atLeast.length; j++) {
                sum += atLeast[j] * (j / (1 + k * j));
            }
            double km = k * mean;
            // log(1 + km) - km cancels for small km; its series begins -(km)^2/2 + (km)^3/3.
            double rest = km < 1e-4
                    ? -mean * mean * (0.5 - km * (1.0 / 3 - km / 4))
                    : (Math.log1p(km) - km) / (k * k);
            return sum + n * rest;
        }
    }
}
