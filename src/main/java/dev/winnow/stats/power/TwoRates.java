package dev.winnow.stats.power;

import dev.winnow.stats.Alternative;

/// Power of the comparison of two event rates, Poisson or negative binomial; the effect is the rate ratio,
/// treatment over control.
///
/// log(r1 / r0) is taken as normal with variance [1/(r0 t) + k]/n0 + [1/(r1 t) + k]/n1, t the exposure of a unit and k
/// the dispersion, variance of a count = mean + k mean^2 (Zhu and Lakkis 2014; k = 0 is the Poisson case, Gu, Ng,
/// Tang and Schucany 2008). The test's own standard error is by [RateVariance]. Independent units; normal theory: good
/// from about ten expected events an arm.
///
/// @param rate0       control's events per unit of exposure, above 0
/// @param exposure    exposure of each unit, above 0
/// @param dispersion  k, 0 for Poisson
/// @param nullRatio   ratio under the null hypothesis: 1, or the margin of non-inferiority; above 0
/// @param variance    under which rates the test takes its standard error
/// @param alternative what the test looks for
public record TwoRates(
        double rate0,
        double exposure,
        double dispersion,
        double nullRatio,
        RateVariance variance,
        Alternative alternative)
        implements PowerCurve {
    public TwoRates {
        positive("rate0", rate0);
        positive("exposure", exposure);
        positive("nullRatio", nullRatio);
        if (!(dispersion >= 0 && Double.isFinite(dispersion))) {
            throw new IllegalArgumentException("dispersion=%s is not in [0, Inf)".formatted(dispersion));
        }
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("%s=%s is not in (0, Inf)".formatted(name, value));
        }
    }

    /// Test of no difference of Poisson counts over one unit of exposure, `rate0` above 0.
    public static TwoRates poisson(double rate0, RateVariance variance, Alternative alternative) {
        return new TwoRates(rate0, 1, 0, 1, variance, alternative);
    }

    /// @throws IllegalArgumentException if `effect` is not above 0
    @Override
    public double power(double effect, double control, double treatment, double alpha) {
        if (!(effect > 0)) {
            throw new IllegalArgumentException("effect=%s is not above 0".formatted(effect));
        }
        double rate1 = rate0 * effect;
        double seTrue = se(rate0, rate1, control, treatment);
        double seNull = seTrue;
        if (variance == RateVariance.NULL_RATES) {
            double restricted0 = restricted(rate1, control, treatment);
            seNull = se(restricted0, restricted0 * nullRatio, control, treatment);
        }
        return NormalPower.of(Math.log(effect / nullRatio), seNull, seTrue, alternative, alpha);
    }

    @Override
    public double nothing(Direction towards) {
        return nullRatio;
    }

    /// Power rises for ever above; below, a rate of 0 has no logarithm, so the end is a ratio of 1e-6 of the null's.
    @Override
    public double extreme(Direction towards) {
        return towards == Direction.ABOVE ? Double.POSITIVE_INFINITY : nullRatio * 1e-6;
    }

    @Override
    public double scale(double control, double treatment) {
        return nullRatio * se(rate0, rate0 * nullRatio, control, treatment);
    }

    /// Less than a unit an arm has no rates to compare, and the test's error without effect would decide.
    @Override
    public double fewest() {
        return 1;
    }

    private double se(double r0, double r1, double control, double treatment) {
        return Math.sqrt((1 / (r0 * exposure) + dispersion) / control + (1 / (r1 * exposure) + dispersion) / treatment);
    }

    /// Control's most likely rate when the ratio is the null's: the positive root of the likelihood equation
    /// n1 (r1 - R r)(1 + k t r) + n0 (r0 - r)(1 + k t R r) = 0, R the null ratio.
    private double restricted(double rate1, double control, double treatment) {
        double kt = dispersion * exposure;
        double a = kt * nullRatio * (control + treatment);
        double b = treatment * (nullRatio - kt * rate1) + control * (1 - kt * nullRatio * rate0);
        double c = treatment * rate1 + control * rate0;
        double root = Math.sqrt(b * b + 4 * a * c);
        return b >= 0 ? 2 * c / (b + root) : (root - b) / (2 * a);
    }
}
