package dev.winnow.stats.bayes;

import dev.winnow.stats.Proportion;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BetaDistribution;

/// Posteriors of two rates, each from a uniform prior Beta(1, 1), and what they say about each other.
///
/// P(B > A) = integral of f_A(x) P(B > x) dx and E[max(A - B, 0)] = integral of F_B(x) (1 - F_A(x)) dx (methods.md
/// section 10), by Gauss-Legendre quadrature of ten nodes a panel, one panel a standard deviation of the
/// narrower posterior where it lives; good to about 1e-10 absolute.
public final class BetaPosteriors {
    /// Standard deviations that hold all but 1e-17 of a posterior; more for one that is nearly exponential.
    private static final double REACH = 12;
    private static final double LONG_REACH = 45;
    private static final double NEARLY_NORMAL = 200;
    private static final int MOST_PANELS = 2_000;

    /// Gauss-Legendre nodes and weights of order ten on [-1, 1], positive half (DLMF 3.5.v).
    private static final double[] NODES = {
        0.1488743389816312, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717
    };
    private static final double[] WEIGHTS = {
        0.2955242247147529, 0.2692667193099964, 0.2190863625159820, 0.1494513491505806, 0.0666713443086881
    };

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
        BetaDistribution narrow = sd(chosen) <= sd(other) ? chosen : other;
        double wide = Math.max(sd(chosen), sd(other));
        DoubleUnaryOperator f = x -> chosen.cumulativeProbability(x) * other.survivalProbability(x);
        double from = low(chosen);
        double to = high(other);
        double first = Math.clamp(low(narrow), Math.min(from, to), Math.max(from, to));
        double second = Math.clamp(high(narrow), Math.min(from, to), Math.max(from, to));
        return integrate(from, first, wide, f) + integrate(first, second, sd(narrow), f) + integrate(second, to, wide, f);
    }

    private static double sd(BetaDistribution d) {
        return Math.sqrt(d.getVariance());
    }

    private static double reach(BetaDistribution d) {
        return (Math.min(d.getAlpha(), d.getBeta()) > NEARLY_NORMAL ? REACH : LONG_REACH) * sd(d);
    }

    private static double low(BetaDistribution d) {
        return Math.max(0, d.getMean() - reach(d));
    }

    private static double high(BetaDistribution d) {
        return Math.min(1, d.getMean() + reach(d));
    }

    /// Composite rule with panels of about `scale`.
    private static double integrate(double low, double high, double scale, DoubleUnaryOperator f) {
        if (!(high > low)) {
            return 0;
        }
        int panels = (int) Math.clamp(Math.ceil((high - low) / scale), 8, MOST_PANELS);
        double half = (high - low) / (2 * panels);
        double sum = 0;
        for (int i = 0; i < panels; i++) {
            double middle = low + (2 * i + 1) * half;
            for (int k = 0; k < NODES.length; k++) {
                double offset = half * NODES[k];
                sum += WEIGHTS[k] * (f.applyAsDouble(middle - offset) + f.applyAsDouble(middle + offset));
            }
        }
        return Math.max(0, sum * half);
    }
}
