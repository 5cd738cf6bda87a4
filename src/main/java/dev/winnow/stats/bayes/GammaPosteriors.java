package dev.winnow.stats.bayes;

import dev.winnow.stats.Level;
import dev.winnow.stats.distribution.Distribution;
import dev.winnow.stats.distribution.Distributions;
import java.util.Optional;

/// Posteriors of two independent rates of events, and of their ratio in closed form.
///
/// With shapes a, b and rates r, s of control and treatment, u = r X/(r X + s Y) is Beta(a, b), so P(Y > X) = I_w(a, b) at
/// w = r/(r + s), and the ratio Y/X = (1 - u)/u r/s.
///
/// @param treatment posterior of the treatment's rate
/// @param control   posterior of the control's rate
public record GammaPosteriors(GammaPosterior treatment, GammaPosterior control) {

    private Distribution share() {
        return Distributions.beta(control.shape(), treatment.shape());
    }

    /// P(treatment's rate > control's rate).
    public double probabilityTreatmentHigher() {
        double r = control.rate();
        double s = treatment.rate();
        return r <= s
                ? share().cdf(r / (r + s))
                : Distributions.beta(treatment.shape(), control.shape()).survival(s / (r + s));
    }

    /// Mean of the ratio: mean of treatment times rate/(shape - 1) of control; absent when control's shape is at
    /// most 1, where it is infinite.
    public Optional<Double> ratioMean() {
        return control.shape() > 1
                ? Optional.of(treatment.mean() * control.rate() / (control.shape() - 1))
                : Optional.empty();
    }

    /// Interval of treatment / control with equal tails. Where control had nearly all events, u is near 1 and the ratio
    /// loses the digits of 1 - u.
    public Posterior.Interval ratio(Level level) {
        double tail = level.alpha() / 2;
        return new Posterior.Interval(at(share().upperQuantile(tail)), at(share().quantile(tail)));
    }

    private double at(double u) {
        return (1 - u) / u * (control.rate() / treatment.rate());
    }
}
