package dev.winnow.stats.power;

import dev.winnow.stats.Alternative;

/// Power of the comparison of two means; the effect is treatment's mean minus control's, in the metric's own unit.
///
/// Non-central t with ncp = (d - d0) / sqrt(s0^2/n0 + s1^2/n1) and n0 + n1 - 2 or Welch's degrees of freedom
/// (Cohen 1988, chapter 2; Welch 1947), or the normal distribution. Student's power is exact for independent normal
/// data with equal spreads, Welch's nearly so without; for other data all are large-sample figures. Standard deviations
/// come from history as it is, or from [Baseline] for ratios, quantiles and metrics adjusted by a covariate.
///
/// @param sd0         control's standard deviation, above 0
/// @param sd1         treatment's standard deviation, above 0; equal to `sd0` for Student's test
/// @param margin      difference under the null hypothesis: 0, or the margin of non-inferiority (negative when more
///                    is better)
/// @param test        which test is planned
/// @param alternative what the test looks for
public record TwoMeans(double sd0, double sd1, double margin, MeanTest test, Alternative alternative)
        implements PowerCurve {
    public TwoMeans {
        positive("sd0", sd0);
        positive("sd1", sd1);
        if (!Double.isFinite(margin)) {
            throw new IllegalArgumentException("margin=%s is not finite".formatted(margin));
        }
        if (test == MeanTest.STUDENT && sd0 != sd1) {
            throw new IllegalArgumentException("sd0=%s and sd1=%s differ, Student's test pools them".formatted(sd0, sd1));
        }
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("%s=%s is not in (0, Inf)".formatted(name, value));
        }
    }

    /// Student's test of no difference, `sd` above 0 being that of both arms.
    public static TwoMeans student(double sd, Alternative alternative) {
        return new TwoMeans(sd, sd, 0, MeanTest.STUDENT, alternative);
    }

    /// Welch's test of no difference, standard deviations above 0.
    public static TwoMeans welch(double sd0, double sd1, Alternative alternative) {
        return new TwoMeans(sd0, sd1, 0, MeanTest.WELCH, alternative);
    }

    /// Normal test of no difference, `sd` above 0 being that of both arms.
    public static TwoMeans z(double sd, Alternative alternative) {
        return new TwoMeans(sd, sd, 0, MeanTest.Z, alternative);
    }

    @Override
    public double power(double effect, double control, double treatment, double alpha) {
        double se = scale(control, treatment);
        double shift = effect - margin;
        return switch (test) {
            case Z -> NormalPower.of(shift, se, se, alternative, alpha);
            case STUDENT -> StudentPower.of(shift, se, control + treatment - 2, alternative, alpha);
            case WELCH -> StudentPower.of(shift, se, welchDf(control, treatment), alternative, alpha);
        };
    }

    private double welchDf(double control, double treatment) {
        double ratio = sd1 / sd0;
        double q = ratio * ratio * (control / treatment);
        double w0 = 1 / (1 + q);
        double w1 = 1 / (1 + 1 / q);
        return 1 / (w0 * w0 / (control - 1) + w1 * w1 / (treatment - 1));
    }

    @Override
    public double nothing(Direction towards) {
        return margin;
    }

    /// The standard error of the difference.
    @Override
    public double scale(double control, double treatment) {
        return Math.hypot(sd0 / Math.sqrt(control), sd1 / Math.sqrt(treatment));
    }

    @Override
    public double fewest() {
        return test == MeanTest.Z ? 0 : 2;
    }
}
