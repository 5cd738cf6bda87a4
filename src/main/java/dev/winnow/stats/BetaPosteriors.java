package dev.winnow.stats;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BetaDistribution;

/// Posteriors of two rates, each from a uniform prior Beta(1, 1), and what they say about each other.
///
/// P(B > A) = integral of f_A(x) P(B > x) dx and E[max(A - B, 0)] = integral of F_B(x) (1 - F_A(x)) dx (methods.md
/// section 10), by Simpson's rule over twelve standard deviations; good to about 1e-10 absolute.
public final class BetaPosteriors {
    private static final double REACH = 12;
    private static final int PANELS_PER_SD = 16;
    private static final int MOST_PANELS = 40_000;

    private final BetaDistribution treatment;
    private final BetaDistribution control;

    private BetaPosteriors(BetaDistribution treatment, BetaDistribution control) {
        this.treatment = treatment;
        this.control = control;
    }

    public static BetaPosteriors of(Proportion treatment, Proportion control) {
        return new BetaPosteriors(posterior(treatment), posterior(control));
    }

    private static BetaDistribution posterior(Proportion p) {
        return BetaDistribution.of(1.0 + p.successes(), 1.0 + p.trials() - p.successes());
    }

    /// P(treatment's rate > control's rate).
    public double probabilityTreatmentHigher() {
        return probability(treatment, control);
    }

    /// P(treatment's rate < control's rate), exact where the other is near 1.
    public double probabilityTreatmentLower() {
        return probability(control, treatment);
    }

    /// E[max(control - treatment, 0)], a difference of rates: what shipping costs if it is wrong and more is better.
    public double expectedLossBelow() {
        return loss(treatment, control);
    }

    /// E[max(treatment - control, 0)]: the same where less is better.
    public double expectedLossAbove() {
        return loss(control, treatment);
    }

    /// Density of treatment / control - 1 at r: integral of f_A(p) f_B((1 + r) p) p dp.
    public double relativeDensity(double r) {
        double factor = 1 + r;
        if (!(factor > 0)) {
            return 0;
        }
        double lowT = low(treatment) / factor;
        double highT = high(treatment) / factor;
        double low = Math.max(low(control), lowT);
        double high = Math.min(high(control), Math.min(highT, 1 / factor));
        return integrate(
                low, high, Math.min(sd(control), sd(treatment) / factor),
                p -> control.density(p) * treatment.density(Math.min(1, factor * p)) * p);
    }

    /// P(higher > lower), integrating over the narrower of the two.
    private static double probability(BetaDistribution higher, BetaDistribution lower) {
        double p = sd(lower) <= sd(higher)
                ? integrate(low(lower), high(lower), sd(lower), x -> lower.density(x) * higher.survivalProbability(x))
                : integrate(low(higher), high(higher), sd(higher), x -> higher.density(x) * lower.cumulativeProbability(x));
        return Math.min(1, p);
    }

    /// E[max(lower's rate over higher's, 0)]: what is lost by choosing `chosen` where `other` is better.
    private static double loss(BetaDistribution chosen, BetaDistribution other) {
        return integrate(
                low(chosen), high(other), Math.min(sd(chosen), sd(other)),
                x -> chosen.cumulativeProbability(x) * other.survivalProbability(x));
    }

    private static double sd(BetaDistribution d) {
        return Math.sqrt(d.getVariance());
    }

    private static double low(BetaDistribution d) {
        return Math.max(0, d.getMean() - REACH * sd(d));
    }

    private static double high(BetaDistribution d) {
        return Math.min(1, d.getMean() + REACH * sd(d));
    }

    private static double integrate(
            double low, double high, double scale, DoubleUnaryOperator f) {
        if (!(high > low)) {
            return 0;
        }
        int panels = (int) Math.clamp(Math.ceil((high - low) / scale * PANELS_PER_SD), 64, MOST_PANELS);
        panels += panels % 2;
        double step = (high - low) / panels;
        double sum = f.applyAsDouble(low) + f.applyAsDouble(high);
        for (int i = 1; i < panels; i++) {
            sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(low + i * step);
        }
        return Math.max(0, sum * step / 3);
    }
}
