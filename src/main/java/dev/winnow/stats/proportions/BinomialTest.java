package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;

/// Exact test that a proportion has a given value; the trials are independent and share it.
///
/// One-sided p values are binomial tails; the two-sided one sums the probabilities of all outcomes that are not
/// likelier than the one observed (R binom.test), with 1e-7 relative for rounding. The mid-p version takes half of the
/// observed outcome's probability off any of them (Lancaster 1961). The interval is that of Clopper and Pearson (1934),
/// or its mid-p version; being equal-tailed it can disagree with the two-sided p in rare cases. A p is as good as the
/// tails of [BinomialLaw].
///
/// @param estimate share of successes
/// @param low      lower end of the interval for the proportion; 0 where the alternative leaves it open
/// @param high     upper end; 1 where the alternative leaves it open
/// @param p        may underflow to 0, see `logP`
/// @param logP     natural logarithm of p; negative infinity where an expected 0 or 1 rules out what is as extreme
public record BinomialTest(double estimate, double low, double high, double p, double logP) {
    /// @param expected the proportion tested, in [0, 1]
    /// @param mass     how much of the observed outcome's probability counts, in p and in the interval
    /// @return undefined (`TOO_FEW`) without trials
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

    /// Natural logarithm of the p value of `x` successes in `n` trials; negative infinity where an expected 0 or 1
    /// rules out what is as extreme. The far tail of a two-sided p is found by halving.
    ///
    /// @param x        successes, in [0, n]
    /// @param n        trials, at least 0
    /// @param expected the proportion tested, in [0, 1]
    public static double logP(long x, long n, double expected, PointMass mass, Alternative alternative) {
        double point = BinomialLaw.logPoint(x, n, expected);
        double whole = switch (alternative) {
            case GREATER -> BinomialLaw.logAtLeast(x, n, expected);
            case LESS -> BinomialLaw.logAtMost(x, n, expected);
            case TWO_SIDED -> bothTails(x, n, expected, point);
        };
        return Math.min(0, mass.logTail(whole, () -> point));
    }

    private static double bothTails(long x, long n, double p, double point) {
        if (point == Double.NEGATIVE_INFINITY) {
            return point;
        }
        double centre = n * p;
        if (x == centre) {
            return 0;
        }
        double limit = OppositeTail.limit(point);
        if (x < centre) {
            long from = OppositeTail.upFrom((long) Math.ceil(centre), n, i -> BinomialLaw.logPoint(i, n, p), limit);
            return OppositeTail.logSum(BinomialLaw.logAtMost(x, n, p), BinomialLaw.logAtLeast(from, n, p));
        }
        long to = OppositeTail.downFrom((long) Math.floor(centre), 0, i -> BinomialLaw.logPoint(i, n, p), limit);
        return OppositeTail.logSum(BinomialLaw.logAtLeast(x, n, p), BinomialLaw.logAtMost(to, n, p));
    }
}
