package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.NormalTest;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.distribution.Tails;

/// Ratio of two proportions of independent units, treatment over control (relative risk): intervals, and tests of any
/// value, by the normal approximations of [RatioMethod].
///
/// A relative margin of non-inferiority, such as at most 5 % less, is a test of 0.95 against `GREATER`. A score end is
/// a root to the last digits, also where nearly everybody succeeds; its distance from 1 then has fewer of its own.
public final class ProportionRatio {
    private static final double NEXT = 1e-15;

    private ProportionRatio() {}

    /// The estimate is infinite where only control has no success, and the upper end with it except for
    /// [RatioMethod#LOG_ADJUSTED]. That adds 1/2 in the estimate too, but only where neither arm has a success. An end
    /// that the alternative leaves open is 0 or infinite. [RatioMethod#MOVER] takes levels whose tail is at most 1/2,
    /// see [Mover].
    ///
    /// @return undefined when an arm is empty (`TOO_FEW`), or (`NO_EVENTS`) when neither has a success (except for
    ///     [RatioMethod#LOG_ADJUSTED]) or [RatioMethod#LOG] meets an arm without one
    public static Outcome<IntervalEstimate> interval(
            Proportion treatment, Proportion control, RatioMethod method, Alternative alternative, Level level) {
        return usable(treatment, control, method).map(estimate -> {
            double tail = level.tail(alternative);
            return IntervalEstimate.ofRatio(
                    estimate, alternative,
                    () -> lower(treatment, control, method, tail), () -> lower(control, treatment, method, tail));
        });
    }

    private static Outcome<Double> usable(Proportion treatment, Proportion control, RatioMethod method) {
        long smaller = Math.min(treatment.trials(), control.trials());
        if (smaller < 1) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        long fewer = Math.min(treatment.successes(), control.successes());
        long more = Math.max(treatment.successes(), control.successes());
        if ((more == 0 && method != RatioMethod.LOG_ADJUSTED) || (fewer == 0 && method == RatioMethod.LOG)) {
            return Outcome.undefined(Cause.NO_EVENTS, fewer);
        }
        // Neither arm has a success: no estimate of the ratio; 1/2 added to each is what the method answers with.
        return Outcome.known(more == 0
                ? (control.trials() + 0.5) / (treatment.trials() + 0.5)
                : treatment.rate() / control.rate());
    }

    private static double lower(Proportion treatment, Proportion control, RatioMethod method, double tail) {
        double z = Tails.normalQuantile(tail);
        return switch (method) {
            case LOG, LOG_ADJUSTED -> {
                LogRatio r = LogRatio.of(treatment, control, method);
                yield Math.exp(r.log() - z * r.se());
            }
            case MOVER -> mover(treatment, control, tail);
            case SCORE -> score(treatment, control, z);
        };
    }

    private static double mover(Proportion treatment, Proportion control, double tail) {
        Level same = Level.of(tail);
        double l1 = ProportionInterval.WILSON.of(treatment, Alternative.GREATER, same).toOptional().orElseThrow().low();
        double u0 = ProportionInterval.WILSON.of(control, Alternative.LESS, same).toOptional().orElseThrow().high();
        return Mover.lowerRatio(treatment.rate(), l1, control.rate(), u0);
    }

    private static double score(Proportion treatment, Proportion control, double z) {
        if (treatment.successes() == 0) {
            return 0;
        }
        if (z == 0) {
            return treatment.rate() / control.rate();
        }
        // Where everybody succeeded, the variance at 1 is 0 and 1 itself looks like a root; the limit is beyond it.
        boolean certain = treatment.complement() == 0 && control.complement() == 0;
        double start = certain
                ? 1 - Math.signum(z) * NEXT
                : (treatment.successes() + 0.5) / (treatment.trials() + 1)
                        * (control.trials() + 1) / (control.successes() + 0.5);
        return PositiveRoot.falling(v -> excess(treatment, control, v) - z * Math.sqrt(variance(treatment, control, v)),
                start);
    }

    /// p1 - value p0, on whose scale the hypothesis is tested.
    private static double excess(Proportion treatment, Proportion control, double value) {
        return treatment.rate() > 0.5 && control.rate() > 0.5
                ? 1 - value - treatment.complement() + value * control.complement()
                : treatment.rate() - value * control.rate();
    }

    private static double variance(Proportion treatment, Proportion control, double value) {
        double n1 = treatment.trials();
        double n0 = control.trials();
        ConstrainedFit fit = ConstrainedFit.ratio(treatment, control, value);
        return (fit.variance1() / n1 + value * (value * fit.variance0()) / n0) * (n1 + n0) / (n1 + n0 - 1);
    }

    /// Tests whether the ratio is `value`. [RatioMethod#SCORE] of 1 is the pooled z statistic times sqrt((N - 1) / N),
    /// N the units of both arms.
    ///
    /// @param method not [RatioMethod#MOVER], which has no statistic
    /// @param value  above 0; 1 for equality
    /// @return undefined as [#interval], or (`NO_VARIANCE`) when the variance is 0
    /// @throws IllegalArgumentException if the value is not above 0 and finite, or the method has no test
    public static Outcome<NormalTest> test(
            Proportion treatment, Proportion control, RatioMethod method, double value, Alternative alternative) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("value=%s is not above 0 and finite".formatted(value));
        }
        if (method == RatioMethod.MOVER) {
            throw new IllegalArgumentException("method=MOVER has no test, only an interval");
        }
        return usable(treatment, control, method).flatMap(_ -> {
            LogRatio r = method == RatioMethod.SCORE
                    ? new LogRatio(excess(treatment, control, value), Math.sqrt(variance(treatment, control, value)))
                    : LogRatio.of(treatment, control, method).less(Math.log(value));
            return r.se() > 0
                    ? Outcome.known(NormalTest.of(r.log() / r.se(), alternative))
                    : Outcome.undefined(Cause.NO_VARIANCE, 0);
        });
    }

    private record LogRatio(double log, double se) {
        static LogRatio of(Proportion treatment, Proportion control, RatioMethod method) {
            double extra = method == RatioMethod.LOG_ADJUSTED ? 0.5 : 0;
            double x1 = treatment.successes() + extra;
            double x0 = control.successes() + extra;
            double n1 = treatment.trials() + extra;
            double n0 = control.trials() + extra;
            double variance = (treatment.trials() - treatment.successes()) / n1 / x1
                    + (control.trials() - control.successes()) / n0 / x0;
            return new LogRatio(Math.log(x1 / n1) - Math.log(x0 / n0), Math.sqrt(variance));
        }

        LogRatio less(double value) {
            return new LogRatio(log - value, se);
        }
    }
}
