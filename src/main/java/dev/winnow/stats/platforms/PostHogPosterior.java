package dev.winnow.stats.platforms;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.means.Better;
import java.util.Optional;

/// The normal posterior of an effect and what PostHog concludes from it.
///
/// The effect and its error are those of [PostHogComparison], taken as normal; the product always uses a flat prior, so
/// that the posterior is the estimate with its error. Where it differs from the field, and from this engine's models
/// of rates, counts and means:
///
/// - `significant` compares the chance to win with L and 1 - L, one-sided on either side, while the interval is
///   two-sided: without any effect one result in ten is called significant at L = 0.95, twice as many as have an
///   interval without 0, which `excludesZero` tells;
/// - a share needs 5 successes and 5 failures in both arms, a relative effect a control above 0; of means, sums
///   above 1e15 or squares above 1e30 are refused; nothing is asked of the number of units;
/// - which way is better turns the chance to win, but not the two losses, which take more for better.
///
/// Facts from PostHog's public statistics package, 2025-2026.
///
/// @param mean          of the effect, on the comparison's scale, as are the others but the chance
/// @param sd            of the effect
/// @param low           lower end of the central interval
/// @param high          upper end of the central interval
/// @param chanceToWin   probability that the effect is on the better side of 0
/// @param lossIfKept    E[max(effect, 0)], what keeping control is expected to cost
/// @param lossIfShipped E[max(-effect, 0)], what shipping treatment is expected to cost
/// @param significant   whether the chance to win is above L or below 1 - L
/// @param excludesZero  whether the interval leaves out 0
public record PostHogPosterior(
        double mean,
        double sd,
        double low,
        double high,
        double chanceToWin,
        double lossIfKept,
        double lossIfShipped,
        boolean significant,
        boolean excludesZero) {
    private static final long LEAST_EVENTS = 5;
    private static final double LARGEST_SUM = 1e15;
    private static final double LARGEST_SQUARES = 1e30;

    /// From a flat prior, as the product does.
    ///
    /// @param better which way of the metric is the good one
    /// @param level  1 - L
    /// @return undefined when PostHog refuses an arm or a control below 0 (`PLATFORM_REFUSES`), a relative effect has
    ///     no baseline (`ZERO_BASELINE`) or nothing varies (`NO_VARIANCE`)
    /// @throws IllegalArgumentException if the arms have different kinds of metric
    public static Outcome<PostHogPosterior> of(PostHogComparison arms, Better better, Level level) {
        return posterior(arms).map(p -> conclude(p, better, level));
    }

    /// From a normal prior of the effect, on the comparison's scale, as the package can.
    ///
    /// @param prior  belief before the data
    /// @param better which way of the metric is the good one
    /// @param level  1 - L
    /// @return undefined as without it
    /// @throws IllegalArgumentException if the arms have different kinds of metric
    public static Outcome<PostHogPosterior> of(
            PostHogComparison arms, NormalPosterior prior, Better better, Level level) {
        return posterior(arms).map(data -> conclude(prior.given(data.mean(), data.sd()), better, level));
    }

    private static Outcome<NormalPosterior> posterior(PostHogComparison arms) {
        if (arms.treatment().kind() != arms.control().kind()) {
            throw new IllegalArgumentException(
                    "%s and %s".formatted(arms.treatment().kind(), arms.control().kind()));
        }
        Optional<Double> refused = refused(arms.treatment())
                .or(() -> refused(arms.control()))
                .or(() -> Optional.of(arms.baseline())
                        .filter(b -> arms.scale() == EffectScale.RELATIVE && b < 0));
        return refused.<Outcome<NormalPosterior>>map(found -> Outcome.undefined(Cause.PLATFORM_REFUSES, found))
                .orElseGet(() -> arms.effect().map(e -> new NormalPosterior(e.estimate(), e.se())));
    }

    /// What of an arm PostHog does not take.
    private static Optional<Double> refused(PostHogArm arm) {
        double sum = arm.n() * arm.value();
        return switch (arm.kind()) {
            // The share is a quotient of whole numbers, so its product with n is one but for a rounding.
            case SHARE -> Optional.of(Math.rint(Math.min(sum, arm.n() - sum))).filter(k -> k < LEAST_EVENTS);
            case MEAN -> {
                double squares = arm.variance() * (arm.n() - 1) + sum * arm.value();
                yield Math.abs(sum) > LARGEST_SUM
                        ? Optional.of(sum)
                        : Optional.of(squares).filter(q -> q > LARGEST_SQUARES);
            }
            case RATIO -> Optional.empty();
        };
    }

    private static PostHogPosterior conclude(NormalPosterior p, Better better, Level level) {
        var interval = p.interval(level);
        double chance = better == Better.HIGHER ? p.probabilityAboveZero() : p.probabilityBelowZero();
        return new PostHogPosterior(
                p.mean(),
                p.sd(),
                interval.low(),
                interval.high(),
                chance,
                p.expectedLossAbove(),
                p.expectedLossBelow(),
                chance > level.confidence() || chance < level.alpha(),
                interval.low() > 0 || interval.high() < 0);
    }
}
