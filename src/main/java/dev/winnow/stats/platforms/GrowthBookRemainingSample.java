package dev.winnow.stats.platforms;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.numeric.Roots;
import dev.winnow.stats.sequential.AsymptoticConfidenceSequence;
import java.util.Optional;
import java.util.OptionalDouble;

/// The power of a running experiment as it stands and the units still needed, by GrowthBook's conventions.
///
/// With f times the present units on top, the squared error is v = se^2 / (1 + f) and power P(|estimate| reaches the
/// decision's bound) at the effect asked for: bound z sqrt(v) for a test, the confidence sequence's half-width for a
/// sequential one, and for a normal prior (m, w) that of a credible interval that leaves out 0. The error level is
/// divided by the number of tests; the power asked for becomes power^(1/goals), so that independent goals together
/// reach it. The standard error is taken to shrink with the root of the units, as it does while arms and metric stay as
/// they are.
///
/// @param power           probability to find the effect with the present units
/// @param scalingFactor   units still needed over units present; 0 when the power is there, absent when even 2^27 times
///     the present units do not reach it
/// @param additionalUnits units still needed in both arms; absent when none are, or none suffice
public record GrowthBookRemainingSample(
        double power, Optional<Double> scalingFactor, Optional<Double> additionalUnits) {

    /// Beyond 2^27 times the present units nothing is looked for.
    private static final double MOST = 0x1p27;

    /// How the experiment is decided.
    public sealed interface Decision {
        /// A test at one point in time.
        record Fixed() implements Decision {}

        /// A confidence sequence.
        ///
        /// @param tightestAt sample size at which it is narrowest, above 0
        record Sequential(double tightestAt) implements Decision {}

        /// A credible interval.
        ///
        /// @param prior of the effect
        record Bayesian(NormalPosterior prior) implements Decision {}
    }

    /// What is asked for.
    ///
    /// @param effect on the scale of the running effect; its sign does not matter
    /// @param power  in (0, 1), for all goals together
    /// @param goals  goal metrics, at least 1
    /// @param tests  by whose number the error level is divided, at least 1: goals times arms compared with control, or
    ///     1 when nothing is corrected
    public record Target(double effect, double power, int goals, int tests) {
        public Target {
            if (!(power > 0 && power < 1) || goals < 1 || tests < 1 || effect == 0 || !Double.isFinite(effect)) {
                throw new IllegalArgumentException(
                        "effect=%s power=%s goals=%d tests=%d".formatted(effect, power, goals, tests));
            }
        }
    }

    /// Solved for f by a bracketed root, to 1e-15 relative.
    ///
    /// @param effect the running comparison, of which only standard error and units count
    /// @param level  two-sided, before it is divided by the tests
    /// @throws IllegalArgumentException if a sequence is to be narrowest at a size not above 0
    public static GrowthBookRemainingSample of(
            GrowthBookEffect effect, Target target, Decision decision, Level level) {
        Level each = Level.of(level.alpha() / target.tests());
        double wanted = Math.pow(target.power(), 1.0 / target.goals());
        double size = Math.abs(target.effect());
        double now = power(effect, size, decision, each, 0);
        if (now > wanted) {
            return new GrowthBookRemainingSample(now, Optional.of(0.0), Optional.empty());
        }
        double high = 1;
        while (high < MOST && power(effect, size, decision, each, high) < wanted) {
            high *= 2;
        }
        OptionalDouble root = Roots.between(f -> power(effect, size, decision, each, f) - wanted, 0, high);
        return root.isEmpty()
                ? new GrowthBookRemainingSample(now, Optional.empty(), Optional.empty())
                : new GrowthBookRemainingSample(
                        now, Optional.of(root.getAsDouble()), Optional.of(root.getAsDouble() * effect.n()));
    }

    private static double power(GrowthBookEffect e, double size, Decision decision, Level level, double factor) {
        double se = e.se() / Math.sqrt(1 + factor);
        double z = Tails.normalQuantile(level.alpha() / 2);
        double towards = 0;
        double bound = switch (decision) {
            case Decision.Fixed _ -> z * se;
            case Decision.Sequential(double tightestAt) -> AsymptoticConfidenceSequence.halfWidth(
                    se,
                    e.n() * (1 + factor),
                    AsymptoticConfidenceSequence.rho(tightestAt, Alternative.TWO_SIDED, level),
                    Alternative.TWO_SIDED,
                    level);
            case Decision.Bayesian(NormalPosterior prior) -> {
                double ratio = se / prior.sd();
                towards = ratio * ratio * prior.mean();
                yield z * se * Math.sqrt(1 + ratio * ratio);
            }
        };
        return Tails.normal((bound - towards - size) / se) + Tails.normal((bound + towards + size) / se);
    }
}
