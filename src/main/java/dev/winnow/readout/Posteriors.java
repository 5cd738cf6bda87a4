package dev.winnow.readout;

import dev.winnow.readout.Readout.Bayesian;
import dev.winnow.readout.Readout.Point;
import dev.winnow.readout.Readout.RelativeEffect;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.bayes.BetaPosteriors;
import dev.winnow.stats.bayes.NormalPosterior;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/// Bayesian figures of one comparison, with a density for the picture.
final class Posteriors {
    private static final int POINTS = 101;
    private static final double REACH = 4;

    private Posteriors() {}

    /// Flat prior on the effect, normal posterior.
    static Bayesian ofEffect(Difference d, boolean up, Optional<RelativeEffect> relative) {
        var posterior = new NormalPosterior(d.estimate(), d.se());
        NormalPosterior drawn = relative.map(r -> new NormalPosterior(r.estimate(), r.se())).orElse(posterior);
        return new Bayesian(
                up ? posterior.probabilityAboveZero() : posterior.probabilityBelowZero(),
                up ? posterior.expectedLossBelow() : posterior.expectedLossAbove(),
                "flat",
                "normal",
                curve(drawn.mean(), drawn.sd(), drawn::density));
    }

    /// Uniform prior on each rate, beta posteriors.
    static Bayesian ofRates(Proportion treatment, Proportion control, boolean up, Optional<RelativeEffect> relative) {
        var posterior = BetaPosteriors.of(treatment, control);
        List<Point> density = relative
                .map(r -> curve(r.estimate(), r.se(), posterior::relativeDensity))
                .orElse(List.of());
        return new Bayesian(
                up ? posterior.probabilityTreatmentHigher() : posterior.probabilityTreatmentLower(),
                up ? posterior.expectedLossBelow() : posterior.expectedLossAbove(),
                "uniform Beta(1, 1) on each rate",
                "beta-binomial",
                density);
    }

    private static List<Point> curve(double centre, double sd, DoubleUnaryOperator density) {
        var points = new ArrayList<Point>(POINTS);
        for (int i = 0; i < POINTS; i++) {
            double x = centre + sd * REACH * (2.0 * i / (POINTS - 1) - 1);
            points.add(new Point(x, density.applyAsDouble(x)));
        }
        return points;
    }
}
