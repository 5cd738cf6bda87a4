package dev.winnow.stats.designs;

import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;

/// Bounds on the intention-to-treat effect when outcomes are missing for any reason (Manski 1990; Horowitz and Manski
/// 2000), from nothing but the range of the outcome.
///
/// The lower bound gives missing treated units the smallest value and missing controls the largest, the upper bound the
/// reverse. Their width is the range times the sum of both missing shares. Standard errors are those of the means of
/// the arms so filled. Nothing is assumed of why outcomes are missing; units are independent.
///
/// @param missingTreatment share of the treatment arm without an outcome
/// @param missingControl   share of the control arm without an outcome
/// @param difference       plain difference of the observed, biased where loss depends on the outcome
/// @param bounds           on the effect
public record ManskiBounds(double missingTreatment, double missingControl, double difference, EffectBounds bounds) {

    /// What values the outcome can take.
    ///
    /// @param smallest value
    /// @param largest  value, above the smallest by a finite distance
    public record Extent(double smallest, double largest) {
        public Extent {
            if (!(smallest < largest) || !Double.isFinite(largest - smallest)) {
                throw new IllegalArgumentException("smallest=%s largest=%s".formatted(smallest, largest));
            }
        }

        private void check(String arm, Moments observed) {
            // The mean of values that are all at an end may be off it by rounding.
            double rounding = 1e-12 * Math.max(Math.abs(smallest), Math.abs(largest));
            if (observed.n() > 0 && !(observed.mean() >= smallest - rounding && observed.mean() <= largest + rounding)) {
                throw new IllegalArgumentException("mean %s of %s is not in [%s, %s]"
                        .formatted(observed.mean(), arm, smallest, largest));
            }
        }
    }

    /// Bounds the effect.
    ///
    /// @param treatment        observed outcomes of the treatment arm
    /// @param missingTreatment units of the treatment arm without one
    /// @param control          observed outcomes of the control arm
    /// @param missingControl   units of the control arm without one
    /// @param extent           holds every observed outcome too, of which summaries show only the mean
    /// @param level            two-sided
    /// @return undefined when fewer than two units of an arm are observed, or nothing varies
    /// @throws IllegalArgumentException for a negative number of missing units, or a mean that is not within the extent
    public static Outcome<ManskiBounds> of(
            Moments treatment, long missingTreatment, Moments control, long missingControl, Extent extent, Level level) {
        if (missingTreatment < 0 || missingControl < 0) {
            throw new IllegalArgumentException("missing %d and %d".formatted(missingTreatment, missingControl));
        }
        extent.check("treatment", treatment);
        extent.check("control", control);
        long smaller = Math.min(treatment.n(), control.n());
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        Moments lowest1 = filled(treatment, missingTreatment, extent.smallest());
        Moments highest1 = filled(treatment, missingTreatment, extent.largest());
        Moments lowest0 = filled(control, missingControl, extent.smallest());
        Moments highest0 = filled(control, missingControl, extent.largest());
        double seLower = se(lowest1, highest0);
        double seUpper = se(highest1, lowest0);
        if (!(Math.min(seLower, seUpper) > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        return Outcome.known(new ManskiBounds(
                (double) missingTreatment / lowest1.n(),
                (double) missingControl / lowest0.n(),
                treatment.mean() - control.mean(),
                EffectBounds.of(
                        lowest1.mean() - highest0.mean(), highest1.mean() - lowest0.mean(), seLower, seUpper, level)));
    }

    private static Moments filled(Moments observed, long missing, double value) {
        return missing == 0 ? observed : observed.merge(new Moments(missing, value, 0));
    }

    private static double se(Moments a, Moments b) {
        return Math.sqrt(a.variance() / a.n() + b.variance() / b.n());
    }
}
