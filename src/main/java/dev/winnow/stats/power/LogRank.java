package dev.winnow.stats.power;

import dev.winnow.stats.Alternative;

/// Power of the log-rank test of two survival curves with proportional hazards; the effect is the hazard ratio,
/// treatment over control.
///
/// The statistic is normal with variance 1 and mean sqrt(d) times a drift, by [LogRankFormula]; d = n0 P0 + n1 P1
/// events by [Observation]. With r = n1 / n0 and HR0 the margin, the drift is log(HR / HR0) sqrt(r) / (1 + r)
/// (Schoenfeld 1981) or (HR - 1) sqrt(r) / (1 + r HR) (Freedman 1982). With [Observation#COMPLETE] sizes count events.
///
/// Large-sample theory for independent units whose censoring does not depend on the arm; Schoenfeld's drift is meant
/// for ratios near the margin's.
///
/// @param hazard0     control's hazard per unit of time, above 0
/// @param observation how long units are watched
/// @param margin      hazard ratio under the null hypothesis: 1, or the margin of non-inferiority; above 0, and 1 with
///                    Freedman's formula
/// @param formula     drift of the statistic
/// @param alternative what the test looks for; LESS means fewer events with treatment
public record LogRank(
        double hazard0, Observation observation, double margin, LogRankFormula formula, Alternative alternative)
        implements PowerCurve {
    public LogRank {
        if (!(hazard0 > 0 && Double.isFinite(hazard0))) {
            throw new IllegalArgumentException("hazard0=%s is not in (0, Inf)".formatted(hazard0));
        }
        if (!(margin > 0 && Double.isFinite(margin))) {
            throw new IllegalArgumentException("margin=%s is not in (0, Inf)".formatted(margin));
        }
        if (formula == LogRankFormula.FREEDMAN && margin != 1) {
            throw new IllegalArgumentException("margin=%s is not 1, as Freedman's formula has it".formatted(margin));
        }
    }

    /// Expected events of both arms: n0 P(hazard0) + n1 P(hazard0 times `effect`).
    ///
    /// @param effect    hazard ratio, above 0
    /// @param control   units of control
    /// @param treatment units of the treatment
    public double events(double effect, double control, double treatment) {
        return control * observation.events(hazard0) + treatment * observation.events(hazard0 * effect);
    }

    /// @throws IllegalArgumentException if `effect` is not above 0
    @Override
    public double power(double effect, double control, double treatment, double alpha) {
        if (!(effect > 0)) {
            throw new IllegalArgumentException("effect=%s is not above 0".formatted(effect));
        }
        double ratio = treatment / control;
        double drift = switch (formula) {
            case SCHOENFELD -> Math.log(effect / margin) * Math.sqrt(ratio) / (1 + ratio);
            case FREEDMAN -> (effect - 1) * Math.sqrt(ratio) / (1 + ratio * effect);
        };
        double shift = drift * Math.sqrt(events(effect, control, treatment));
        return NormalPower.of(shift, 1, 1, alternative, alpha);
    }

    @Override
    public double nothing(Direction towards) {
        return margin;
    }

    /// A million times the null's ratio, or a millionth of it, where the search for an effect ends.
    @Override
    public double extreme(Direction towards) {
        return towards == Direction.ABOVE ? margin * 1e6 : margin * 1e-6;
    }

    @Override
    public double scale(double control, double treatment) {
        double share = treatment / (control + treatment);
        return margin / Math.sqrt(events(margin, control, treatment) * share * (1 - share));
    }
}
