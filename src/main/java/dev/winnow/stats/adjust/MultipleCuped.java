package dev.winnow.stats.adjust;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.RelativeEffect;
import dev.winnow.stats.means.WelchTest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// CUPED with several covariates (Deng, Xu, Kohavi and Walker 2013, section 3.2).
///
/// theta = Sxx^-1 Sxy over both arms together; the outcome becomes Y - theta'(X - Xbar) and the arms are compared by
/// Welch's test, theta taken as known. With one covariate it is [Cuped], whose assumptions and digits it shares; theta
/// comes from normal equations, so nearly collinear covariates cost digits twice.
///
/// @param thetas            one coefficient a covariate, outcome units per covariate unit
/// @param varianceReduction 1 - squared adjusted over squared plain standard error; negative if it made things worse
/// @param difference        adjusted difference
/// @param relative          adjusted difference over the size of the unadjusted mean of control, as in [Cuped]; absent
///     when that is 0 or so near that the ratio overflows
public record MultipleCuped(
        List<Double> thetas, double varianceReduction, Difference difference, Optional<RelativeEffect> relative) {
    public MultipleCuped {
        thetas = List.copyOf(thetas);
    }

    /// From summaries of the arms.
    ///
    /// @param treatment variables outcome, then at least one covariate
    /// @param control   the same of the control arm
    /// @return undefined when an arm has fewer than two units, a covariate is constant or a combination of the others,
    ///     or the outcome or what the covariates leave of it does not vary
    /// @throws IllegalArgumentException if the numbers of variables differ
    public static Outcome<MultipleCuped> of(
            MomentMatrix treatment, MomentMatrix control, Alternative alternative, Level level) {
        long smaller = Math.min(treatment.n(), control.n());
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        MomentMatrix all = treatment.merge(control);
        return NormalEquations.of(all).flatMap(normal -> {
            double[] thetas = normal.slopes();
            Moments adjusted1 = adjust(treatment, all, thetas);
            Moments adjusted0 = adjust(control, all, thetas);
            return WelchTest.of(treatment.moments(0), control.moments(0), level)
                    .flatMap(plain -> WelchTest.of(adjusted1, adjusted0, alternative, level).map(d -> new MultipleCuped(
                            Arrays.stream(thetas).boxed().toList(),
                            1 - d.se() * d.se() / (plain.se() * plain.se()),
                            d,
                            relative(d, plain.estimate(), control, thetas, level))));
        });
    }

    private static Optional<RelativeEffect> relative(
            Difference d, double plain, MomentMatrix control, double[] thetas, Level level) {
        Moments outcome = control.moments(0);
        double covariance = -outcome.variance();
        for (int j = 0; j < thetas.length; j++) {
            covariance += thetas[j] * control.covariance(0, j + 1);
        }
        double squared = outcome.variance() / outcome.n();
        return RelativeEffect.of(
                        d.estimate(), plain, d.se() * d.se(), outcome.mean(), squared, covariance / control.n(), level)
                .toOptional();
    }

    private static Moments adjust(MomentMatrix arm, MomentMatrix all, double[] thetas) {
        double[] weights = new double[thetas.length + 1];
        weights[0] = 1;
        double centre = 0;
        for (int j = 0; j < thetas.length; j++) {
            weights[j + 1] = -thetas[j];
            centre += thetas[j] * all.means().get(j + 1);
        }
        Moments combined = arm.combine(weights);
        return new Moments(arm.n(), combined.mean() + centre, combined.m2());
    }
}
