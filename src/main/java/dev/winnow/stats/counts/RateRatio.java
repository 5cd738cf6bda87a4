package dev.winnow.stats.counts;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.NormalTest;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.numeric.Roots;
import dev.winnow.stats.proportions.EquivalenceTest;
import dev.winnow.stats.proportions.IntervalEstimate;
import dev.winnow.stats.proportions.Mover;
import dev.winnow.stats.proportions.PositiveRoot;

/// Ratio of two Poisson rates, treatment over control, by the normal approximations of [RateRatioMethod];
/// [RateRatioTest] is the exact one.
///
/// All assume that events come independently at a constant rate; counts that vary more than their mean need
/// [NegativeBinomialRates].
public final class RateRatio {
    private RateRatio() {}

    /// Tests whether the ratio is `value`.
    ///
    /// @param method not [RateRatioMethod#WALD_LOG_ADJUSTED] nor [RateRatioMethod#MOVER], which have no statistic
    /// @param value  above 0; 1 for equality, below 1 for non-inferiority
    /// @return undefined (`NO_EVENTS`) when no arm has an event (except for [RateRatioMethod#SQUARE_ROOT]), or a method
    ///     with
    ///     a logarithm meets an arm without
    /// @throws IllegalArgumentException if the value is not above 0 and finite, or the method has no test
    public static Outcome<NormalTest> test(
            EventCount treatment, EventCount control, RateRatioMethod method, double value, Alternative alternative) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("value=%s is not above 0 and finite".formatted(value));
        }
        if (method == RateRatioMethod.WALD_LOG_ADJUSTED || method == RateRatioMethod.MOVER) {
            throw new IllegalArgumentException("method=%s has no test, only an interval".formatted(method));
        }
        return usable(treatment, control, method).map(_ ->
                NormalTest.of(statistic(treatment, control, method, value), alternative));
    }

    /// Two one-sided tests (Schuirmann 1987): is the ratio above `low` and below `high`?
    ///
    /// @param low  above 0, below `high`
    /// @param high finite
    /// @return undefined as [#test]
    /// @throws IllegalArgumentException if `low` is not below `high`, or as [#test]
    public static Outcome<EquivalenceTest> equivalence(
            EventCount treatment, EventCount control, RateRatioMethod method, double low, double high) {
        return EquivalenceTest.of(low, high, (value, side) -> test(treatment, control, method, value, side));
    }

    private static Outcome<Double> usable(EventCount treatment, EventCount control, RateRatioMethod method) {
        long fewer = Math.min(treatment.events(), control.events());
        boolean both = method == RateRatioMethod.WALD_LOG || method == RateRatioMethod.SCORE_LOG;
        boolean none = treatment.events() == 0 && control.events() == 0;
        boolean adds = method == RateRatioMethod.WALD_LOG_ADJUSTED || method == RateRatioMethod.SQUARE_ROOT;
        if ((both && fewer == 0) || (none && !adds)) {
            return Outcome.undefined(Cause.NO_EVENTS, fewer);
        }
        // Without any event the ratio of equal additions to both counts.
        return Outcome.known(none ? control.exposure() / treatment.exposure() : treatment.rate() / control.rate());
    }

    private static double statistic(EventCount treatment, EventCount control, RateRatioMethod method, double value) {
        double y1 = treatment.events();
        double y0 = control.events();
        double r = value * treatment.exposure() / control.exposure();
        return switch (method) {
            case WALD -> (y1 - y0 * r) / Math.sqrt(y1 + y0 * r * r);
            case SCORE -> (y1 - y0 * r) / Math.sqrt((y1 + y0) * r);
            case WALD_LOG -> (Math.log(y1 / y0) - Math.log(r)) / Math.sqrt(1 / y1 + 1 / y0);
            case SCORE_LOG -> (Math.log(y1 / y0) - Math.log(r)) / Math.sqrt((2 + 1 / r + r) / (y1 + y0));
            case SQUARE_ROOT, WALD_LOG_ADJUSTED, MOVER ->
                2 * (Math.sqrt(y1 + 0.375) - Math.sqrt((y0 + 0.375) * r)) / Math.sqrt(1 + r);
        };
    }

    /// The estimate is infinite where only control has no event; where neither has, it is that of equal additions to
    /// both counts, exposure of control over that of treatment. An end is 0 or infinite where the alternative leaves it
    /// open or no ratio so far out is rejected. Inverted tests are solved to the last digits. [RateRatioMethod#MOVER]
    /// takes levels whose tail is at most 1/2, see [Mover].
    ///
    /// @return undefined (`NO_EVENTS`) when no arm has an event (except for [RateRatioMethod#SQUARE_ROOT] and
    ///     [RateRatioMethod#WALD_LOG_ADJUSTED]), or another method with a logarithm meets an arm without
    /// @throws IllegalArgumentException if the method is [RateRatioMethod#WALD], which has no interval
    public static Outcome<IntervalEstimate> interval(
            EventCount treatment, EventCount control, RateRatioMethod method, Alternative alternative, Level level) {
        if (method == RateRatioMethod.WALD) {
            throw new IllegalArgumentException("method=WALD has no interval, only a test");
        }
        return usable(treatment, control, method).map(ratio -> {
            double tail = level.tail(alternative);
            return IntervalEstimate.ofRatio(
                    ratio, alternative,
                    () -> lower(treatment, control, method, tail), () -> lower(control, treatment, method, tail));
        });
    }

    private static double lower(EventCount treatment, EventCount control, RateRatioMethod method, double tail) {
        double z = Tails.normalQuantile(tail);
        double y1 = treatment.events();
        double y0 = control.events();
        double scale = control.exposure() / treatment.exposure();
        return switch (method) {
            case SCORE_LOG -> scoreLog(y1, y0, z) * scale;
            case SCORE -> y1 == 0 ? 0 : PositiveRoot.falling(
                    v -> statistic(treatment, control, method, v) - z, (y1 + 0.5) / (y0 + 0.5) * scale);
            case WALD_LOG -> y1 / y0 * scale * Math.exp(-z * Math.sqrt(1 / y1 + 1 / y0));
            case SQUARE_ROOT -> priceBonett(y1 + 0.5, y0 + 0.5, z) * scale;
            case WALD_LOG_ADJUSTED, WALD -> (y1 + 0.5) / (y0 + 0.5) * scale
                    * Math.exp(-z * Math.sqrt(1 / (y1 + 0.5) + 1 / (y0 + 0.5)));
            case MOVER -> {
                Level same = Level.of(tail);
                yield Mover.lowerRatio(
                        treatment.rate(), PoissonInterval.SCORE.of(treatment, Alternative.GREATER, same).low(),
                        control.rate(), PoissonInterval.SCORE.of(control, Alternative.LESS, same).high());
            }
        };
    }

    /// The ratio of counts below y1 / y0 at which the statistic is z.
    ///
    /// In t = log of the ratio the statistic is sqrt(y1 + y0) (log(y1/y0) - t) / (2 cosh(t/2)). Away from its root at
    /// y1 / y0 it rises to a peak, where (log(y1/y0) - t) tanh(-t/2) = 2, and falls to 0 again: the limit is on this
    /// side of the peak, and 0 where the peak does not reach z.
    private static double scoreLog(double y1, double y0, double z) {
        if (z < 0) {
            return 1 / scoreLog(y0, y1, -z);
        }
        double c = Math.log(y1 / y0);
        double scale = Math.sqrt(y1 + y0) / 2;
        double peak = Roots.between(t -> (c - t) * Math.tanh(-t / 2) - 2, Math.min(c, 0) - 4, c).orElseThrow();
        return Roots.between(t -> scale * (c - t) / Math.cosh(t / 2) - z, peak, c).stream()
                .map(Math::exp)
                .findFirst()
                .orElse(0);
    }

    /// Square of the smaller root f of (sqrt(a) - f sqrt(b))^2 = z^2/4 (1 + f^2), in a form that does not cancel; 0
    /// where a is too small to be told from 0.
    private static double priceBonett(double a, double b, double z) {
        double product = a - z * z / 4;
        if (z > 0 && product <= 0) {
            return 0;
        }
        double root = product / (Math.sqrt(a * b) + z / 2 * Math.sqrt(Math.max(0, a + b - z * z / 4)));
        return root * root;
    }
}
