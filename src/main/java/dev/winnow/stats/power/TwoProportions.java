package dev.winnow.stats.power;

import dev.winnow.stats.Alternative;

/// Power of the comparison of two proportions; the effect is treatment's rate minus control's.
///
/// power = P(Z > (z seNull - (d - d0)) / seTrue), plus the other tail when two-sided, with
/// seTrue^2 = p0 q0 / n0 + p1 q1 / n1 and seNull by [ProportionTest] (Fleiss, Levin and Paik 2003, chapter 4;
/// Farrington and Manning 1990). With [ProportionTest#ARCSINE] both errors are sqrt(1/n0 + 1/n1) and d - d0 is Cohen's
/// h of p1 and p0 + d0. Independent units; normal theory: good from about ten expected successes and failures an arm.
///
/// @param rate0       control's rate, in (0, 1)
/// @param margin      difference under the null hypothesis: 0, or the margin of non-inferiority (negative when more
///                    is better), such that rate0 + margin is a rate too
/// @param test        which test is planned
/// @param alternative what the test looks for
public record TwoProportions(double rate0, double margin, ProportionTest test, Alternative alternative)
        implements PowerCurve {
    public TwoProportions {
        if (!(rate0 > 0 && rate0 < 1)) {
            throw new IllegalArgumentException("rate0=%s is not in (0, 1)".formatted(rate0));
        }
        if (!(rate0 + margin >= 0 && rate0 + margin <= 1)) {
            throw new IllegalArgumentException("margin=%s takes rate0=%s out of [0, 1]".formatted(margin, rate0));
        }
    }

    /// Score test of no difference, `rate0` in (0, 1).
    public static TwoProportions score(double rate0, Alternative alternative) {
        return new TwoProportions(rate0, 0, ProportionTest.SCORE, alternative);
    }

    /// Cohen's h of two rates, 2 arcsin(sqrt(a)) - 2 arcsin(sqrt(b)) (Cohen 1988, eq. 6.2.1), in [-pi, pi].
    ///
    /// @param a in [0, 1], which is not checked
    /// @param b likewise
    public static double cohenH(double a, double b) {
        return 2 * Math.asin(Math.sqrt(a)) - 2 * Math.asin(Math.sqrt(b));
    }

    /// @throws IllegalArgumentException if `effect` takes the treatment's rate out of [0, 1]
    @Override
    public double power(double effect, double control, double treatment, double alpha) {
        double rate1 = rate0 + effect;
        if (!(rate1 >= -1e-12 && rate1 <= 1 + 1e-12)) {
            throw new IllegalArgumentException("effect=%s takes rate0=%s out of [0, 1]".formatted(effect, rate0));
        }
        rate1 = Math.clamp(rate1, 0, 1);
        if (test == ProportionTest.ARCSINE) {
            double se = Math.sqrt(1 / control + 1 / treatment);
            return NormalPower.of(cohenH(rate1, rate0 + margin), se, se, alternative, alpha);
        }
        double seTrue = se(rate0, rate1, control, treatment);
        double seNull = test == ProportionTest.WALD ? seTrue : nullSe(rate1, control, treatment);
        return NormalPower.of(effect - margin, seNull, seTrue, alternative, alpha);
    }

    @Override
    public double nothing(Direction towards) {
        return margin;
    }

    @Override
    public double extreme(Direction towards) {
        return towards == Direction.ABOVE ? 1 - rate0 : -rate0;
    }

    @Override
    public double scale(double control, double treatment) {
        return se(rate0, rate0, control, treatment);
    }

    /// Less than a unit an arm has no proportions to compare, and the test's error without effect would decide.
    @Override
    public double fewest() {
        return 1;
    }

    private static double se(double p0, double p1, double control, double treatment) {
        return Math.sqrt(p0 * (1 - p0) / control + p1 * (1 - p1) / treatment);
    }

    /// Standard error at the rates that are most likely among those that differ by exactly the margin.
    private double nullSe(double rate1, double control, double treatment) {
        if (margin == 0) {
            double pooled = (control * rate0 + treatment * rate1) / (control + treatment);
            return se(pooled, pooled, control, treatment);
        }
        double restricted = restricted(rate1, control / treatment);
        return se(Math.clamp(restricted - margin, 0, 1), restricted, control, treatment);
    }

    /// Treatment's restricted rate: the root of the cubic of Farrington and Manning (1990, appendix).
    ///
    /// @param theta control's units for one of treatment
    private double restricted(double rate1, double theta) {
        double a = 1 + theta;
        double b = -(1 + theta + rate1 + theta * rate0 + margin * (theta + 2));
        double c = margin * margin + margin * (2 * rate1 + theta + 1) + rate1 + theta * rate0;
        double d = -rate1 * margin * (1 + margin);
        double third = b / (3 * a);
        double v = third * third * third - b * c / (6 * a * a) + d / (2 * a);
        double u = Math.copySign(Math.sqrt(Math.max(0, third * third - c / (3 * a))), v);
        double w = u == 0 ? 0 : (Math.PI + Math.acos(Math.clamp(v / (u * u * u), -1, 1))) / 3;
        return Math.clamp(2 * u * Math.cos(w) - third, Math.max(0, margin), Math.min(1, 1 + margin));
    }
}
