package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;

/// Exact test that a proportion has a given value.
///
/// One-sided p values are binomial tails; the two-sided one sums the probabilities of all outcomes that are not
/// likelier than the one observed (R binom.test), with 1e-7 relative for rounding. The interval is that of Clopper and
/// Pearson, or its mid-p version; being equal-tailed it can disagree with the two-sided p in rare cases.
///
/// @param estimate share of successes
/// @param low      lower end of the interval for the proportion
/// @param high     upper end
/// @param p        may underflow to 0, see `logP`
/// @param logP     natural logarithm of p
public record BinomialTest(double estimate, double low, double high, double p, double logP) {
    private static final double TIE = 1e-7;

    /// @param expected the proportion tested, in [0, 1]
    /// @return undefined without trials
    /// @throws IllegalArgumentException if `expected` is outside [0, 1]
    public static Outcome<BinomialTest> of(
            Proportion sample, double expected, PointMass mass, Alternative alternative, Level level) {
        if (!(expected >= 0 && expected <= 1)) {
            throw new IllegalArgumentException("expected=%s is not in [0, 1]".formatted(expected));
        }
        if (sample.trials() < 1) {
            return Outcome.undefined(Cause.TOO_FEW, sample.trials());
        }
        double logP = logP(sample.successes(), sample.trials(), expected, mass, alternative);
        return interval(mass).of(sample, alternative, level).map(i ->
                new BinomialTest(i.estimate(), i.low(), i.high(), Math.exp(logP), logP));
    }

    private static ProportionInterval interval(PointMass mass) {
        return mass == PointMass.WHOLE ? ProportionInterval.CLOPPER_PEARSON : ProportionInterval.MID_P;
    }

    /// Natural logarithm of the p value of `x` successes in `n` trials.
    ///
    /// @param expected the proportion tested, in [0, 1]
    public static double logP(long x, long n, double expected, PointMass mass, Alternative alternative) {
        double point = BinomialLaw.logPoint(x, n, expected);
        double whole = switch (alternative) {
            case GREATER -> BinomialLaw.logAtLeast(x, n, expected);
            case LESS -> BinomialLaw.logAtMost(x, n, expected);
            case TWO_SIDED -> bothTails(x, n, expected, point);
        };
        return Math.min(0, mass.logTail(whole, point));
    }

    private static double bothTails(long x, long n, double p, double point) {
        if (point == Double.NEGATIVE_INFINITY) {
            return point;
        }
        double limit = point + Math.log1p(TIE);
        double centre = n * p;
        if (x == centre) {
            return 0;
        }
        if (x < centre) {
            // Smallest i above the centre whose probability is not larger; the law falls from there on.
            long low = (long) Math.ceil(centre);
            long high = n + 1;
            while (low < high) {
                long i = low + (high - low) / 2;
                if (BinomialLaw.logPoint(i, n, p) <= limit) {
                    high = i;
                } else {
                    low = i + 1;
                }
            }
            return logSum(BinomialLaw.logAtMost(x, n, p), BinomialLaw.logAtLeast(low, n, p));
        }
        long low = -1;
        long high = (long) Math.floor(centre);
        while (low < high) {
            long i = high - (high - low) / 2;
            if (BinomialLaw.logPoint(i, n, p) <= limit) {
                low = i;
            } else {
                high = i - 1;
            }
        }
        return logSum(BinomialLaw.logAtLeast(x, n, p), BinomialLaw.logAtMost(low, n, p));
    }

    static double logSum(double a, double b) {
        double larger = Math.max(a, b);
        if (larger == Double.NEGATIVE_INFINITY) {
            return larger;
        }
        return Math.min(0, larger + Math.log1p(Math.exp(Math.min(a, b) - larger)));
    }
}
