package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.NormalTest;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.distribution.Tails;

/// Odds ratio of two proportions of independent units, treatment over control: intervals, and tests of any value.
///
/// The estimate is the unconditional one, (x1 / (n1 - x1)) / (x0 / (n0 - x0)), by every method; [FisherExact] has the
/// conditional one. Tests and intervals rest on the normal distribution, those of [OddsRatioMethod#SCORE] with the
/// fewest units.
public final class OddsRatio {
    private OddsRatio() {}

    /// The ends of [OddsRatioMethod#SCORE] are 0 and infinity where an empty cell has them so; what the others add to
    /// the cells keeps theirs finite. The estimate stays 0 or infinite beside an empty cell, and may lie outside; only
    /// [OddsRatioMethod#LOGIT_ADJUSTED] of arms in which nobody or everybody succeeded adds 1/2 in the estimate too.
    ///
    /// A score end is a root to the last digits, failures and successes each counted as such, so either may be rare.
    ///
    /// @return undefined when an arm is empty (`TOO_FEW`), or (`NO_VARIANCE`) when nobody or everybody in both arms
    ///     succeeded
    ///     (except for [OddsRatioMethod#LOGIT_ADJUSTED]) or [OddsRatioMethod#LOGIT] meets an empty cell
    public static Outcome<IntervalEstimate> interval(
            Proportion treatment, Proportion control, OddsRatioMethod method, Alternative alternative, Level level) {
        return usable(treatment, control, method).map(estimate -> {
            double tail = level.tail(alternative);
            return IntervalEstimate.ofRatio(
                    estimate, alternative,
                    () -> lower(treatment, control, method, tail), () -> lower(control, treatment, method, tail));
        });
    }

    private static Outcome<Double> usable(Proportion treatment, Proportion control, OddsRatioMethod method) {
        long smaller = Math.min(treatment.trials(), control.trials());
        if (smaller < 1) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        double x1 = treatment.successes();
        double x0 = control.successes();
        double y1 = treatment.trials() - x1;
        double y0 = control.trials() - x0;
        boolean constant = x1 + x0 == 0 || y1 + y0 == 0;
        boolean empty = Math.min(Math.min(x1, x0), Math.min(y1, y0)) == 0;
        if ((constant && method != OddsRatioMethod.LOGIT_ADJUSTED) || (empty && method == OddsRatioMethod.LOGIT)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        return Outcome.known(constant
                ? (x1 + 0.5) / (y1 + 0.5) * ((y0 + 0.5) / (x0 + 0.5))
                : x1 * y0 / (y1 * x0));
    }

    private static double lower(Proportion treatment, Proportion control, OddsRatioMethod method, double tail) {
        double z = Tails.normalQuantile(tail);
        if (method == OddsRatioMethod.SCORE) {
            if (treatment.successes() == 0 || control.successes() == control.trials()) {
                return 0;
            }
            double start = Math.exp(LogOdds.of(treatment, control, OddsRatioMethod.LOGIT_ADJUSTED).log());
            return PositiveRoot.falling(v -> scored(treatment, control, v).excess(z), start);
        }
        LogOdds odds = LogOdds.of(treatment, control, method);
        return Math.exp(odds.log() - z * odds.se());
    }

    /// Tests whether the odds ratio is `value`. [OddsRatioMethod#SCORE] of 1 is the pooled z statistic times
    /// sqrt((N - 1) / N), N the units of both arms.
    ///
    /// @param value above 0; 1 for equality
    /// @return undefined as [#interval], or (`NO_VARIANCE`) where the value is so extreme that the variance under it is
    ///     0
    /// @throws IllegalArgumentException if the value is not above 0 and finite
    public static Outcome<NormalTest> test(
            Proportion treatment, Proportion control, OddsRatioMethod method, double value, Alternative alternative) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("value=%s is not above 0 and finite".formatted(value));
        }
        return usable(treatment, control, method).flatMap(_ -> {
            if (method == OddsRatioMethod.SCORE) {
                Scored s = scored(treatment, control, value);
                return s.sd() > 0
                        ? Outcome.known(NormalTest.of(s.difference() / s.sd(), alternative))
                        : Outcome.undefined(Cause.NO_VARIANCE, 0);
            }
            LogOdds odds = LogOdds.of(treatment, control, method);
            return Outcome.known(NormalTest.of((odds.log() - Math.log(value)) / odds.se(), alternative));
        });
    }

    /// Successes of the treatment less those expected under the hypothesis, and their standard deviation.
    private record Scored(double difference, double sd) {
        double excess(double z) {
            return difference - z * sd;
        }
    }

    private static Scored scored(Proportion treatment, Proportion control, double value) {
        double n1 = treatment.trials();
        double n0 = control.trials();
        ConstrainedFit fit = ConstrainedFit.oddsRatio(treatment, control, value);
        double i1 = n1 * fit.variance1();
        double i0 = n0 * fit.variance0();
        double variance = i1 + i0 > 0 ? i1 / (i1 + i0) * i0 * (n1 + n0) / (n1 + n0 - 1) : 0;
        // Whichever arm is smaller in information carries the difference with less cancellation.
        double difference = fit.p1() < 0.5
                ? treatment.successes() - n1 * fit.p1()
                : n1 * fit.q1() - (treatment.trials() - treatment.successes());
        return new Scored(difference, Math.sqrt(variance));
    }

    private record LogOdds(double log, double se) {
        static LogOdds of(Proportion treatment, Proportion control, OddsRatioMethod method) {
            double n1 = treatment.trials();
            double n0 = control.trials();
            double x1 = treatment.successes();
            double x0 = control.successes();
            double share = (x1 + x0) / (n1 + n0);
            double rest = (n1 - x1 + n0 - x0) / (n1 + n0);
            return switch (method) {
                case LOGIT_ADJUSTED -> of(x1 + 0.5, n1 - x1 + 0.5, x0 + 0.5, n0 - x0 + 0.5);
                case LOGIT_SMOOTHED -> {
                    double to1 = 2 * n1 / (n1 + n0);
                    double to0 = 2 * n0 / (n1 + n0);
                    yield of(x1 + to1 * share, n1 - x1 + to1 * rest, x0 + to0 * share, n0 - x0 + to0 * rest);
                }
                case LOGIT, SCORE -> of(x1, n1 - x1, x0, n0 - x0);
            };
        }

        private static LogOdds of(double x1, double y1, double x0, double y0) {
            return new LogOdds(Math.log(x1 / y1) - Math.log(x0 / y0), Math.sqrt(1 / x1 + 1 / y1 + 1 / x0 + 1 / y0));
        }
    }
}
