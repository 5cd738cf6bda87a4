package dev.winnow.stats.bayes;

import dev.winnow.stats.Level;
import dev.winnow.stats.distribution.Distribution;
import dev.winnow.stats.distribution.Distributions;
import java.util.Optional;

/// Posteriors of two independent rates of events, and of their ratio in closed form.
///
/// With shapes a, b and rates r, s of control and treatment, u = r X/(r X + s Y) is Beta(a, b), so P(Y > X) = I_w(a, b)
/// at w = r/(r + s), and the ratio Y/X = (1 - u)/u r/s.
///
/// @param treatment posterior of the treatment's rate
/// @param control   posterior of the control's rate
public record GammaPosteriors(GammaPosterior treatment, GammaPosterior control) {
    /// The law of u, and with the arms exchanged that of 1 - u: each keeps the digits near its own 0.
    private static Distribution share(GammaPosterior of, GammaPosterior other) {
        return Distributions.beta(of.shape(), other.shape());
    }

    /// P(treatment's rate > control's rate).
    public double probabilityTreatmentHigher() {
        double r = control.rate();
        double s = treatment.rate();
        return r <= s
                ? share(control, treatment).cdf(r / (r + s))
                : share(treatment, control).survival(s / (r + s));
    }

    /// Mean of the ratio: mean of treatment times rate/(shape - 1) of control; absent when control's shape is at
    /// most 1, where it is infinite.
    public Optional<Double> ratioMean() {
        return control.shape() > 1
                ? Optional.of(treatment.mean() * control.rate() / (control.shape() - 1))
                : Optional.empty();
    }

    /// Interval of treatment / control with equal tails, treatment's share of the two over control's.
    public Posterior.Interval ratio(Level level) {
        double tail = level.alpha() / 2;
        Distribution u = share(control, treatment);
        Distribution rest = share(treatment, control);
        double scale = control.rate() / treatment.rate();
        return new Posterior.Interval(
                rest.quantile(tail) / u.upperQuantile(tail) * scale,
                rest.upperQuantile(tail) / u.quantile(tail) * scale);
    }
}
