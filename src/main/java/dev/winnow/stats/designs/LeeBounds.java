package dev.winnow.stats.designs;

import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Sorted;

/// Bounds on the effect on units that are observed under either arm, when the arms lose units at different rates (Lee
/// 2009, propositions 1a, 2 and 3).
///
/// Assumes that assignment moves observation in one direction only. The share p = (q1 - q0)/q1 of the arm that is
/// observed more often is cut from the top for one bound and from the bottom for the other; the last unit is cut in
/// part so that the share is met exactly. With the kept part's mean m, variance v, size k and edge e, the squared
/// standard error is v/k + (e - m)^2 (p/k + (1 - q1)/n1 + (1 - q0)/n0), n1 and n0 the numbers observed, plus the other
/// arm's v/n: the second part for the estimated edge and share.
///
/// @param observedTreatment share of the treatment arm that is observed
/// @param observedControl   share of the control arm that is observed
/// @param trimmed           share of the better observed arm that is cut
/// @param difference        plain difference of the observed, biased where loss depends on the outcome
/// @param bounds            on the effect
public record LeeBounds(
        double observedTreatment, double observedControl, double trimmed, double difference, EffectBounds bounds) {

    /// Bounds the effect.
    ///
    /// @param treatment         finite outcomes of the treated units that are observed
    /// @param treatmentAssigned treated units altogether
    /// @param control           finite outcomes of the control units that are observed
    /// @param controlAssigned   control units altogether
    /// @param level             two-sided
    /// @return undefined when fewer than two units of an arm are observed, at most one unit is left after the cut,
    ///     which
    ///     has no variance, or nothing varies
    /// @throws IllegalArgumentException if more are observed than were assigned or a value is not finite
    public static Outcome<LeeBounds> of(
            double[] treatment, long treatmentAssigned, double[] control, long controlAssigned, Level level) {
        if (treatment.length > treatmentAssigned || control.length > controlAssigned) {
            throw new IllegalArgumentException("observed %d of %d and %d of %d"
                    .formatted(treatment.length, treatmentAssigned, control.length, controlAssigned));
        }
        int smaller = Math.min(treatment.length, control.length);
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        double q1 = (double) treatment.length / treatmentAssigned;
        double q0 = (double) control.length / controlAssigned;
        double shares = (1 - q1) / treatment.length + (1 - q0) / control.length;
        boolean more = q1 >= q0;
        double p = more ? (q1 - q0) / q1 : (q0 - q1) / q0;
        Moments whole = Moments.of(more ? control : treatment);
        double[] sorted = Sorted.of(more ? treatment : control);
        double kept = sorted.length - p * sorted.length;
        if (!(kept > 1)) {
            return Outcome.undefined(Cause.TOO_FEW, kept);
        }
        Part top = Part.ofLargest(sorted, p, shares);
        Part bottom = Part.ofLargest(mirrored(sorted), p, shares).mirrored();
        double own = whole.variance() / whole.n();
        double seTop = Math.sqrt(top.squared() + own);
        double seBottom = Math.sqrt(bottom.squared() + own);
        if (!(Math.min(seTop, seBottom) > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        EffectBounds bounds = more
                ? EffectBounds.of(bottom.mean() - whole.mean(), top.mean() - whole.mean(), seBottom, seTop, level)
                : EffectBounds.of(whole.mean() - top.mean(), whole.mean() - bottom.mean(), seTop, seBottom, level);
        double difference = Moments.of(treatment).mean() - Moments.of(control).mean();
        return Outcome.known(new LeeBounds(q1, q0, p, difference, bounds));
    }

    private static double[] mirrored(double[] sorted) {
        double[] out = new double[sorted.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = -sorted[out.length - 1 - i];
        }
        return out;
    }

    /// What is left of an arm.
    ///
    /// @param mean    of what is left
    /// @param squared its squared standard error
    private record Part(double mean, double squared) {
        static Part ofLargest(double[] sorted, double p, double shares) {
            double cut = p * sorted.length;
            int whole = (int) cut;
            double kept = sorted.length - cut;
            double centre = sorted[sorted.length - 1];
            double partial = whole + 1 - cut;
            double sum = partial * (sorted[whole] - centre);
            for (int i = whole + 1; i < sorted.length; i++) {
                sum += sorted[i] - centre;
            }
            double mean = centre + sum / kept;
            double squares = partial * (sorted[whole] - mean) * (sorted[whole] - mean);
            for (int i = whole + 1; i < sorted.length; i++) {
                squares += (sorted[i] - mean) * (sorted[i] - mean);
            }
            double edge = sorted[whole] - mean;
            // Without a cut the edge is no estimate of anything.
            double cutting = p > 0 ? edge * edge * (p / kept + shares) : 0;
            return new Part(mean, squares / (kept - 1) / kept + cutting);
        }

        Part mirrored() {
            return new Part(-mean, squared);
        }
    }
}
