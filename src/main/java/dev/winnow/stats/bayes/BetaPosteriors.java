package dev.winnow.stats.bayes;

import dev.winnow.stats.Proportion;
import dev.winnow.stats.numeric.Quadrature;

/// Independent posteriors of two rates and what they say about each other; see [Arms] for the integrals.
///
/// @param treatment posterior of the treatment's rate
/// @param control   posterior of the control's rate
public record BetaPosteriors(BetaPosterior treatment, BetaPosterior control) {
    private static final int MOST_PANELS = 2_000;

    /// From a uniform prior Beta(1, 1) on each rate.
    public static BetaPosteriors of(Proportion treatment, Proportion control) {
        return new BetaPosteriors(BetaPosterior.of(treatment), BetaPosterior.of(control));
    }

    /// P(treatment's rate > control's rate).
    public double probabilityTreatmentHigher() {
        return Arms.probabilityHigher(treatment, control);
    }

    /// P(treatment's rate < control's rate), exact where the other is near 1.
    public double probabilityTreatmentLower() {
        return Arms.probabilityHigher(control, treatment);
    }

    /// E[max(control - treatment, 0)], a difference of rates: what shipping costs if it is wrong and more is better.
    public double expectedLossBelow() {
        return Arms.expectedLoss(treatment, control);
    }

    /// E[max(treatment - control, 0)], a difference of rates: the same where less is better.
    public double expectedLossAbove() {
        return Arms.expectedLoss(control, treatment);
    }

    /// Density of treatment / control - 1 at r: integral of f_C(p) f_T((1 + r) p) p dp, over the logit of control's
    /// rate; about 1e-10 relative.
    ///
    /// @param r a fraction: 0.04 is four percent more; the density is 0 at -1 and below
    public double relativeDensity(double r) {
        double factor = 1 + r;
        if (!(factor > 0)) {
            return 0;
        }
        // Only where both densities are above 0: elsewhere the steps, as fine as the narrower one, would be too many.
        double low = Math.max(control.from(), logit(treatment.value(treatment.from()) / factor));
        double high = Math.min(control.to(), logit(treatment.value(treatment.to()) / factor));
        double step = Math.min(control.scale(), treatment.scale());
        int panels = (int) Math.clamp(Math.ceil((high - low) / step), 8, MOST_PANELS);
        return high > low
                ? Quadrature.integrate(y -> control.densityAt(y) * stretched(factor, y), low, high, panels)
                : 0;
    }

    /// f_T(factor p) p at the logit y of p; next to 0, where p underflows, from the density per unit of the logit.
    private double stretched(double factor, double y) {
        double p = control.value(y);
        return p > Double.MIN_NORMAL
                ? treatment.density(Math.min(1, factor * p)) * p
                : treatment.densityAt(y + Math.log(factor)) / factor;
    }

    private static double logit(double p) {
        return p < 1 ? Math.log(p) - Math.log1p(-p) : Double.POSITIVE_INFINITY;
    }
}
