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
/// k is the root of the slope of the likelihood, to the last digits that its sum leaves. A second maximum beyond one at
/// 0, which an arm of few but uneven counts beside one of many even counts can make, is not sought. Each evaluation
/// takes one term a count up to the largest, and 8 bytes of memory: for counts up to some millions.
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

    /// @param treatment events of each unit, never negative, units without events included
    /// @param control   the same of the control
    /// @return undefined when an arm has fewer than two units (`TOO_FEW`), or no events (`NO_EVENTS`)
    /// @throws IllegalArgumentException if a count is negative
    public static Outcome<NegativeBinomialRates> of(
            int[] treatment, int[] control, Alternative alternative, Level level) {
        int smaller = Math.min(treatment.length, control.length);
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        Counts first = Counts.of(treatment);
        Counts second = Counts.of(control);
        if (!(first.mean() > 0 && second.mean() > 0)) {
            return Outcome.undefined(Cause.NO_EVENTS, 0);
        }
        double k = dispersion(v -> first.slope(v) + second.slope(v));
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

    /// Where the slope of the log likelihood falls through 0, if it does. It is negative once k is above n log(k m) over the
    /// number of units with events, which ends the search for a bracket.
    private static double dispersion(DoubleUnaryOperator slope) {
        double most = LARGE_DISPERSION;
        while (slope.applyAsDouble(most) > 0) {
            most *= LARGE_DISPERSION;
        }
        return Roots.between(slope, LEAST_DISPERSION, most).orElse(0);
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
