package dev.winnow.stats.platforms;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.numeric.Roots;
import java.util.Optional;

/// Power and detectable effect as GrowthBook's calculator tells them: relative effects, equal arms, the variance of
/// control in both, both tails counted.
///
/// se^2 = v (1 + (1 + e)^2) / (n m^2) for the relative effect e (delta method). Power is
/// P(Z > z - e/se) + P(Z < -z - e/se), z two-sided from the level. When sequential, z grows by the half-width of the
/// confidence sequence over that of the plain interval. With a prior N(m, w^2) an effect counts when the posterior's
/// mean is z of its standard deviations from 0: estimates above se^2 (z sqrt(1/se^2 + 1/w^2) - m/w^2), and likewise
/// below.
///
/// Large-sample theory throughout, without degrees of freedom; the field's plans of two means and rates are those of
/// the power room.
///
/// @param mean              of control, not 0
/// @param variance          of control, above 0 and finite; p (1 - p) for rates
/// @param usersPerVariation above 0 and finite, need not be whole
/// @param level             two-sided
/// @param decision          when an effect counts as found
public record GrowthBookPower(
        double mean, double variance, double usersPerVariation, Level level, Decision decision) {

    /// When an effect counts as found.
    public sealed interface Decision {
        /// At the end, by a z test.
        record FixedHorizon() implements Decision {}

        /// At any time, by the asymptotic confidence sequence of Waudby-Smith et al. (2024).
        ///
        /// @param tuning units of both arms near which the sequence is narrowest, above 0 and finite
        record Sequential(double tuning) implements Decision {
            public Sequential {
                if (!(tuning > 0) || Double.isInfinite(tuning)) {
                    throw new IllegalArgumentException("tuning=%s is not above 0 and finite".formatted(tuning));
                }
            }
        }

        /// When the chance to win is beyond 1 - alpha / 2 or below alpha / 2.
        ///
        /// @param prior of the relative effect; absent for a flat one
        record Bayesian(Optional<Prior> prior) implements Decision {}
    }

    /// Normal prior of the relative effect.
    ///
    /// @param mean a fraction, finite
    /// @param sd   above 0
    public record Prior(double mean, double sd) {
        public Prior {
            if (!(sd > 0) || !Double.isFinite(mean)) {
                throw new IllegalArgumentException("mean=%s sd=%s".formatted(mean, sd));
            }
        }
    }

    public GrowthBookPower {
        if (mean == 0 || !Double.isFinite(mean)) {
            throw new IllegalArgumentException("mean=%s is 0 or not finite".formatted(mean));
        }
        if (!(variance > 0 && usersPerVariation > 0) || Double.isInfinite(variance) || Double.isInfinite(usersPerVariation)) {
            throw new IllegalArgumentException(
                    "variance=%s usersPerVariation=%s".formatted(variance, usersPerVariation));
        }
    }

    /// Power to find a relative effect, on either side of 0.
    ///
    /// @param effect a fraction, finite: 0.05 is five percent
    /// @throws IllegalArgumentException if it is not
    public double power(double effect) {
        if (!Double.isFinite(effect)) {
            throw new IllegalArgumentException("effect=%s is not finite".formatted(effect));
        }
        double se = se(effect);
        return switch (decision) {
            case Decision.FixedHorizon() -> beyond(z() * se, z() * se, effect, se);
            case Decision.Sequential(double tuning) -> {
                double inflated = se * inflation(tuning);
                yield beyond(z() * inflated, z() * inflated, effect, inflated);
            }
            case Decision.Bayesian(Optional<Prior> prior) -> {
                double precision = 1 / (se * se) + prior.map(p -> 1 / (p.sd() * p.sd())).orElse(0.0);
                double pull = prior.map(p -> p.mean() / (p.sd() * p.sd())).orElse(0.0);
                double limit = Math.sqrt(precision) * z();
                yield beyond(se * se * (limit - pull), se * se * (limit + pull), effect, se);
            }
        };
    }

    /// Chance that an estimate around `effect` is above `up` or below -`down`.
    private static double beyond(double up, double down, double effect, double se) {
        return Tails.normal((up - effect) / se) + Tails.normal((down + effect) / se);
    }

    /// Smallest positive relative effect found with power `target`.
    ///
    /// For tests and sequences in closed form, by the tail of the effect alone: (x - 1)^2 = k (1 + x^2) for x = 1 + e
    /// and k = (z_alpha/2 + z_power)^2 v / (n m^2), times the squared growth of z when sequential; there is none from
    /// k = 1 on. For posteriors the smallest root of the power below 1e6 that steps of a quarter, from 0.001 on, do not
    /// pass over, to 1e-15 relative; 0 where the prior alone gives the power.
    ///
    /// @param target above the level, below 1
    /// @return undefined as [Cause#UNREACHABLE] when there is none, with the power of an ever larger effect, for
    ///     posteriors of 1e6; or for tests and sequences with alpha, when the target is not above it
    /// @throws IllegalArgumentException unless in (0, 1)
    public Outcome<Double> mde(double target) {
        if (!(target < 1 && target > 0)) {
            throw new IllegalArgumentException("target=%s is not in (0, 1)".formatted(target));
        }
        return switch (decision) {
            case Decision.FixedHorizon() -> closedForm(target, 1);
            case Decision.Sequential(double tuning) -> closedForm(target, inflation(tuning));
            case Decision.Bayesian(Optional<Prior> _) -> search(target);
        };
    }

    private Outcome<Double> closedForm(double target, double inflation) {
        if (target <= level.alpha()) {
            return Outcome.undefined(Cause.UNREACHABLE, level.alpha());
        }
        double z = (z() - Tails.normalQuantile(target)) * inflation;
        double k = z * z * variance / (usersPerVariation * mean * mean);
        if (!(k < 1)) {
            double standardised = Math.sqrt(usersPerVariation / variance) * Math.abs(mean) / inflation;
            double most = Tails.normal(z() - standardised) + Tails.normal(z() + standardised);
            return Outcome.undefined(Cause.UNREACHABLE, most);
        }
        // x - 1 = (k + sqrt(k (2 - k))) / (1 - k) keeps the digits of a small effect.
        return Outcome.known((k + Math.sqrt(k * (2 - k))) / (1 - k));
    }

    private Outcome<Double> search(double target) {
        if (power(0) >= target) {
            return Outcome.known(0.0);
        }
        double low = 0;
        for (double high = 1e-3; high < 1e6; high *= 1.25) {
            if (power(high) >= target) {
                double from = low;
                double to = high;
                return Outcome.known(Roots.between(e -> power(e) - target, from, to).orElse(to));
            }
            low = high;
        }
        return Outcome.undefined(Cause.UNREACHABLE, power(1e6));
    }

    private double z() {
        return Tails.normalQuantile(level.alpha() / 2);
    }

    private double se(double effect) {
        double x = 1 + effect;
        return Math.sqrt(variance / usersPerVariation * (1 + x * x)) / Math.abs(mean);
    }

    /// Half-width of the confidence sequence at the units of two arms, over that of the plain interval.
    private double inflation(double tuning) {
        double alpha = level.alpha();
        double units = 2 * usersPerVariation;
        double rho2 = (-2 * Math.log(alpha) + Math.log1p(-2 * Math.log(alpha))) / tuning;
        double grown = units * rho2 + 1;
        return Math.sqrt(2 * grown * (0.5 * Math.log(grown) - Math.log(alpha)) / (units * rho2)) / z();
    }
}
