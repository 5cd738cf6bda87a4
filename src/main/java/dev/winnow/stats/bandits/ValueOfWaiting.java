package dev.winnow.stats.bandits;

import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.distribution.Tails;

/// What more data are worth before a choice between two: expected loss of choosing now against that of choosing after
/// further units (normal preposterior analysis; Raiffa and Schlaifer 1961, section 5.4).
///
/// With posterior N(m, s^2) of the effect and error e of the estimate that the further units alone would give, the
/// coming posterior mean is N(m, r^2), r = s^2 / sqrt(s^2 + e^2). With L(x) = phi(x) - x Phi(-x):
/// loss now = s L(|m|/s), value of the data = r L(|m|/r), loss after = their difference, which keeps fewer digits the
/// less of the loss is left. Choosing is by the sign of the posterior mean.
///
/// @param lossNow      expected loss of the better choice now, per unit, in the metric's own unit
/// @param lossAfter    expected loss once the data are in, likewise
/// @param valueOfData  the difference: what the data save per unit, before their cost
/// @param changesMind  probability that the data turn the choice around
public record ValueOfWaiting(double lossNow, double lossAfter, double valueOfData, double changesMind) {
    /// Weighs choosing now against choosing after the further units.
    ///
    /// @param effect posterior of treatment minus control, where more is better; 0 is where the choice turns
    /// @param se     standard error of the effect from the further units alone, above 0 and finite
    /// @throws IllegalArgumentException if `se` is outside its range, or so far above the posterior's sd that r is 0
    public static ValueOfWaiting of(NormalPosterior effect, double se) {
        if (!(se > 0) || Double.isInfinite(se)) {
            throw new IllegalArgumentException("se=%s is not in (0, Inf)".formatted(se));
        }
        double m = Math.abs(effect.mean());
        double s = effect.sd();
        double ahead = s * (s / Math.hypot(s, se));
        double now = loss(m, s);
        double saved = loss(m, ahead);
        return new ValueOfWaiting(now, Math.max(0, now - saved), saved, Tails.normal(m / ahead));
    }

    private static double loss(double m, double sd) {
        return new NormalPosterior(m, sd).expectedLossBelow();
    }
}
