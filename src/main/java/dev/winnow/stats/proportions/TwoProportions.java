package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.RelativeEffect;
import dev.winnow.stats.distribution.Tails;

/// Compares two proportions: the test pools the variance under equality, the interval does not.
///
/// z = (p1 - p0) / sqrt(p (1-p) (1/n0 + 1/n1)) with the pooled p; interval p1 - p0 -+ z_{a/2} sqrt(p0 q0/n0 + p1 q1/n1)
/// (methods.md section 3; R prop.test without continuity correction has the same p, as z^2 is Pearson's chi-square of
/// the table). Near the ends the two may disagree about significance; each is labelled where it is shown. Both rest on
/// independent units and the normal distribution, which needs about five successes and five failures an arm.
public final class TwoProportions {
    private TwoProportions() {}

    /// @param level two-sided error level of the interval
    /// @return undefined when an arm is empty (`TOO_FEW`), or nobody or everybody in both arms succeeded
    ///     (`NO_VARIANCE`)
    public static Outcome<Difference> of(Proportion treatment, Proportion control, Level level) {
        return of(treatment, control, Pooling.TEST_ONLY, Continuity.NONE, Alternative.TWO_SIDED, level);
    }

    /// With the choices spelled out. The interval is not cut at -1 and 1; `se` is the interval's, without a continuity
    /// correction, and 0 where neither arm varies and only the test pools.
    ///
    /// @return undefined when an arm is empty (`TOO_FEW`), or the variance of the test is 0 (`NO_VARIANCE`)
    public static Outcome<Difference> of(
            Proportion treatment,
            Proportion control,
            Pooling pooling,
            Continuity continuity,
            Alternative alternative,
            Level level) {
        return Errors.of(treatment, control, pooling).map(e -> {
            double d = e.difference();
            double step = Math.abs(d) < e.step() && continuity == Continuity.YATES ? Math.abs(d) : e.step();
            Difference plain = Difference.normal(
                    d, e.interval(), shrunk(d, step, continuity, alternative) / e.test(), alternative, level);
            return continuity == Continuity.NONE ? plain : new Difference(
                    d, plain.low() - step, plain.high() + step, plain.se(), plain.df(), plain.statistic(), plain.p(),
                    plain.logP());
        });
    }

    /// Treatment over control, minus 1, with an interval from the logarithm of the ratio (Katz, Baptista, Azen and Pike
    /// 1978).
    ///
    /// The standard error of log(p1/p0) is sqrt(q1/(n1 p1) + q0/(n0 p0)), or sqrt(q/p (1/n0 + 1/n1)) where `pooling` is
    /// [Pooling#BOTH]; a continuity correction moves the ends of the logarithm by h / p0, h as in [Continuity]. The
    /// `se` of the result is p1/p0 times that, and the interval is not estimate -+ z se; an open end is -1 or infinite.
    ///
    /// @return undefined when an arm is empty (`TOO_FEW`), the variance of the test is 0 (`NO_VARIANCE`), or control
    ///     (`ZERO_BASELINE`) or treatment (`NO_EVENTS`) has no success
    public static Outcome<RelativeEffect> relative(
            Proportion treatment,
            Proportion control,
            Pooling pooling,
            Continuity continuity,
            Alternative alternative,
            Level level) {
        return Errors.of(treatment, control, pooling).flatMap(e -> {
            if (control.successes() == 0) {
                return Outcome.undefined(Cause.ZERO_BASELINE, 0);
            }
            if (treatment.successes() == 0) {
                return Outcome.undefined(Cause.NO_EVENTS, 0);
            }
            double ratio = treatment.rate() / control.rate();
            double se = pooling == Pooling.BOTH
                    ? e.interval() / e.pooledRate()
                    : Math.sqrt(treatment.complement() / treatment.successes()
                            + control.complement() / control.successes());
            double step = continuity == Continuity.YATES ? Math.min(e.step(), Math.abs(e.difference())) : e.step();
            double half = Tails.normalQuantile(level.tail(alternative)) * se
                    + (continuity == Continuity.NONE ? 0 : step / control.rate());
            return Outcome.known(new RelativeEffect(
                    (treatment.rate() - control.rate()) / control.rate(),
                    alternative == Alternative.LESS ? -1 : ratio * Math.exp(-half) - 1,
                    alternative == Alternative.GREATER ? Double.POSITIVE_INFINITY : ratio * Math.exp(half) - 1,
                    ratio * se));
        });
    }

    /// The difference that is left to the test.
    private static double shrunk(double d, double step, Continuity continuity, Alternative alternative) {
        boolean favourable = switch (alternative) {
            case TWO_SIDED -> true;
            case GREATER -> d > 0;
            case LESS -> d < 0;
        };
        return switch (continuity) {
            case NONE -> d;
            case YATES -> Math.copySign(Math.abs(d) - step, d);
            case FULL -> favourable ? Math.copySign(Math.max(0, Math.abs(d) - step), d) : d;
        };
    }

    /// @param step h of [Continuity]
    private record Errors(double difference, double test, double interval, double pooledRate, double step) {
        static Outcome<Errors> of(Proportion treatment, Proportion control, Pooling pooling) {
            long smaller = Math.min(treatment.trials(), control.trials());
            if (smaller < 1) {
                return Outcome.undefined(Cause.TOO_FEW, smaller);
            }
            double n1 = treatment.trials();
            double n0 = control.trials();
            double all = n0 + n1;
            double success = ((double) treatment.successes() + control.successes()) / all;
            double failure = (n1 - treatment.successes() + n0 - control.successes()) / all;
            double pooled = Math.sqrt(success * failure * (1 / n0 + 1 / n1));
            double unpooled = Math.sqrt(
                    treatment.rate() * treatment.complement() / n1 + control.rate() * control.complement() / n0);
            double test = pooling == Pooling.NEITHER ? unpooled : pooled;
            if (!(test > 0)) {
                return Outcome.undefined(Cause.NO_VARIANCE, success);
            }
            double interval = pooling == Pooling.BOTH ? pooled : unpooled;
            double difference = treatment.rate() - control.rate();
            return Outcome.known(new Errors(difference, test, interval, success, (1 / n0 + 1 / n1) / 2));
        }
    }
}
