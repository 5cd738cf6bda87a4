package dev.winnow.stats.resampling;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Sorted;
import java.util.Arrays;

/// Compares a statistic of two arms by resampling each with replacement, at its own size (Efron 1979; Davison and
/// Hinkley 1997, section 3.2).
///
/// Assumes independent units and a statistic that varies smoothly with the sample; the ends err for quantiles of a few
/// units and for means of heavy tails. Not for a largest or smallest value, whose replicates do not follow its law.
///
/// @param estimate  treatment against control in the samples themselves, in the metric's unit or a fraction as the
///                  [Contrast] has it; so are the others
/// @param low       lower end of the two-sided interval
/// @param high      upper end
/// @param se        standard deviation of the replicates (divisor one less than their number)
/// @param bias      mean of the replicates minus the estimate
/// @param resamples number of replicates
public record Bootstrap(double estimate, double low, double high, double se, double bias, int resamples) {

    /// Draws both arms' replicates, compares them one by one, and makes the interval by [Replicates].
    ///
    /// @param treatment values of the units, at least two and finite
    /// @param control   the same
    /// @param statistic what is compared
    /// @param contrast  how
    /// @param kind      what the interval is made of
    /// @param level     two-sided error level of the interval
    /// @param resamples number of replicates, at least 2; 10 000 settle the ends of a 95 % interval to about 3 % of a
    ///                  standard error, those of [BootstrapKind#NORMAL] to 2 %
    /// @param seed      the same seed gives the same bits whatever the number of processors
    /// @return undefined when an arm has fewer than two units (`TOO_FEW`), the replicates do not vary (`NO_VARIANCE`),
    ///     a relative effect meets a control of 0, or any is beyond a double, in the sample or a replicate
    ///     (`ZERO_BASELINE`), or the corrections of BCa go beyond the replicates (`RANKS_OUTSIDE`)
    /// @throws IllegalArgumentException if a value is not finite or `resamples` is below 2
    public static Outcome<Bootstrap> of(
            double[] treatment,
            double[] control,
            Statistic statistic,
            Contrast contrast,
            BootstrapKind kind,
            Level level,
            int resamples,
            long seed) {
        if (resamples < 2) {
            throw new IllegalArgumentException("resamples=%d, at least 2 needed".formatted(resamples));
        }
        int smaller = Math.min(treatment.length, control.length);
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        double[] t = Sorted.of(treatment);
        double[] c = Sorted.of(control);
        double inTreatment = whole(statistic, t);
        double inControl = whole(statistic, c);
        double estimate = contrast.of(inTreatment, inControl);
        double[] replicates = statistic.replicates(t, resamples, seed);
        double[] ofControl = statistic.replicates(c, resamples, ~seed);
        for (int i = 0; i < resamples; i++) {
            replicates[i] = contrast.of(replicates[i], ofControl[i]);
            if (!Double.isFinite(replicates[i]) || !Double.isFinite(estimate)) {
                return Outcome.undefined(Cause.ZERO_BASELINE, inControl);
            }
        }
        return Replicates.of(estimate, replicates).flatMap(r -> {
            double se = r.se();
            if (!(se > 0)) {
                return Outcome.undefined(Cause.NO_VARIANCE, 0);
            }
            Outcome<BootstrapInterval> interval = switch (kind) {
                case PERCENTILE -> Outcome.known(r.percentile(level));
                case BASIC -> Outcome.known(r.basic(level));
                case NORMAL -> Outcome.known(r.normal(level));
                case BCA -> r.bca(level, influence(statistic, contrast, t, c, inTreatment, inControl));
            };
            return interval.map(i -> new Bootstrap(estimate, i.low(), i.high(), se, r.bias(), resamples));
        });
    }

    private static double whole(Statistic statistic, double[] sorted) {
        int[] once = new int[sorted.length];
        Arrays.fill(once, 1);
        return statistic.of(sorted, once);
    }

    /// Both arms' influences on the contrast, by its derivatives in the two statistics.
    private static double[] influence(
            Statistic statistic, Contrast contrast, double[] t, double[] c, double inTreatment, double inControl) {
        double[] ofTreatment = statistic.influence(t);
        double[] ofControl = statistic.influence(c);
        double byTreatment = contrast == Contrast.DIFFERENCE ? 1 : 1 / inControl;
        double byControl = contrast == Contrast.DIFFERENCE ? -1 : -inTreatment / (inControl * inControl);
        double[] all = new double[ofTreatment.length + ofControl.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = i < ofTreatment.length
                    ? byTreatment * ofTreatment[i]
                    : byControl * ofControl[i - ofTreatment.length];
        }
        return all;
    }
}
