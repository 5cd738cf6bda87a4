package dev.winnow.stats.platforms;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.means.WelchTest;
import dev.winnow.stats.sequential.AsymptoticConfidenceSequence;

/// Two variants compared by PostHog's frequentist conventions; see [PostHogPosterior] for its Bayesian ones.
///
/// Effect e = m1 - m0 with variance a + b, a = V1/n1, b = V0/n0; or relative, e = (m1 - m0)/m with variance
/// a/m^2 + m1^2 b/m^4 (delta method, Deng, Knoblich and Lu 2018). Where it differs from the field, and from this
/// engine's own methods, which take control by its size and a normal ([dev.winnow.stats.RelativeEffect]) or Fieller's
/// interval ([dev.winnow.stats.means.Fieller]):
///
/// - the relative effect is referred to Student's distribution with the degrees of freedom of the absolute one;
/// - a control below 0 turns the sign of the relative effect;
/// - arms with fewer than 5 units are refused, and so is a relative effect of a control within 1e-10 of 0; counts of
///   successes are not looked at;
/// - nothing is corrected for several variants, metrics or looks.
///
/// p is computed as a tail here: PostHog subtracts a distribution function from 1, which leaves no correct digit below
/// 1e-16 and 0 thereafter. A result is significant there if p is below alpha. Facts from PostHog's public statistics
/// package, 2025-2026.
///
/// @param treatment one variant
/// @param control   the variant it is compared with
/// @param baseline  m, by which a relative effect is divided: control's value, unadjusted
/// @param scale     which effect is compared
public record PostHogComparison(PostHogArm treatment, PostHogArm control, double baseline, EffectScale scale) {
    private static final long LEAST_UNITS = 5;
    private static final double LEAST_BASELINE = 1e-10;

    /// An effect before anything is concluded from it.
    ///
    /// @param estimate treatment minus control, or that over the baseline
    /// @param se       standard error of the estimate
    record Effect(double estimate, double se) {}

    /// Against control's own value as the baseline, in the metric's own unit.
    public static PostHogComparison of(PostHogArm treatment, PostHogArm control, EffectScale scale) {
        return new PostHogComparison(treatment, control, control.value(), scale);
    }

    /// @return undefined when a relative effect has no baseline or nothing varies; a treatment of 0 that does not vary
    ///     leaves no variance of its relative effect either
    Outcome<Effect> effect() {
        double difference = treatment.value() - control.value();
        double a = treatment.variance() / treatment.n();
        double b = control.variance() / control.n();
        return switch (scale) {
            case ABSOLUTE -> effect(difference, a + b);
            case RELATIVE -> {
                if (!(Math.abs(baseline) >= LEAST_BASELINE)) {
                    yield Outcome.undefined(Cause.ZERO_BASELINE, baseline);
                }
                double squared = baseline * baseline;
                double ratio = treatment.value() / baseline;
                yield effect(difference / baseline, a / squared + ratio * ratio * (b / squared));
            }
        };
    }

    private static Outcome<Effect> effect(double estimate, double variance) {
        return variance > 0
                ? Outcome.known(new Effect(estimate, Math.sqrt(variance)))
                : Outcome.undefined(Cause.NO_VARIANCE, 0);
    }

    /// Two-sided test and interval: t = e/se with Welch's degrees of freedom of the two values.
    ///
    /// @param level two-sided
    /// @return undefined when an arm is refused (`PLATFORM_REFUSES`), a relative effect has no baseline
    ///     (`ZERO_BASELINE`) or nothing varies (`NO_VARIANCE`)
    public Outcome<Difference> test(Level level) {
        return enough().flatMap(_ -> effect())
                .map(e -> Difference.student(e.estimate(), e.se(), df(), Alternative.TWO_SIDED, level));
    }

    /// Two-sided interval and p-value that may be looked at any time, for PostHog's sequential option (Waudby-Smith et
    /// al. 2024).
    ///
    /// @param tightestAt units of both arms at which the interval is to be narrowest, above 0; PostHog's tuning
    ///     parameter, 5000 by default there, whatever the experiment's size
    /// @param level two-sided, over all looks together
    /// @return undefined as [#test]
    /// @throws IllegalArgumentException for another tuning parameter
    public Outcome<AsymptoticConfidenceSequence> sequence(double tightestAt, Level level) {
        long n = treatment.n() + control.n();
        return enough().flatMap(_ -> effect())
                .map(e -> AsymptoticConfidenceSequence.of(
                        e.estimate(), e.se(), n, tightestAt, Alternative.TWO_SIDED, level));
    }

    private Outcome<Long> enough() {
        long smaller = Math.min(treatment.n(), control.n());
        return smaller < LEAST_UNITS
                ? Outcome.undefined(Cause.PLATFORM_REFUSES, smaller)
                : Outcome.known(smaller);
    }

    private double df() {
        double a = treatment.variance() / treatment.n();
        double b = control.variance() / control.n();
        return WelchTest.degreesOfFreedom(a, treatment.n() - 1.0, b, control.n() - 1.0);
    }
}
