package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;
import static dev.winnow.calibration.Scene.outside;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.meta.MetaAnalysis;
import dev.winnow.stats.meta.Study;
import dev.winnow.stats.meta.Tau;
import dev.winnow.stats.meta.WinnersCurse;
import java.util.ArrayList;
import java.util.List;

/// Effects of several experiments, and effects that were picked.
final class MetaScenes {
    private static final Family STUDIES = new Family(
            "Several experiments on one effect",
            "experiments",
            """
            Normal estimates whose sampling variances lie between a quarter and 4, around true effects that are all alike or \
            have variance 1; one large: the first has a hundredth of the variance. Coverage: of the mean of the true effects, \
            of a prediction that of the true effect of another experiment. False alarms: of the test of heterogeneity.""");

    private static final Family PICKED = new Family(
            "Effects looked at because they were significant",
            "true effect in standard errors",
            "A normal estimate that is reported only if it is significant at 5 %; coverage among the reported ones.");

    private static final Effort COUNTS = Effort.of(4_000, 2, 3, 5, 10, 20, 50);
    private static final Effort EFFECTS = Effort.of(10_000, 0, 1, 2, 3, 4, 5);
    private static final double MEAN = 0.5;

    /// @param next true effect of an experiment to come
    private record Archive(List<Study> studies, double next) {}

    private MetaScenes() {}

    static List<Scene<?>> all() {
        return List.of(studies("alike", 0, 1), studies("heterogeneous", 1, 1), studies("alike, one large", 0, 0.01),
                studies("heterogeneous, one large", 1, 0.01), picked());
    }

    private static Scene<Archive> studies(String data, double tau, double first) {
        var scene = new Scene<Archive>(STUDIES, data, COUNTS, (d, n) -> {
            var out = new ArrayList<Study>();
            for (int i = 0; i < n; i++) {
                double variance = Math.pow(4, d.between(-1, 1)) * (i == 0 ? first : 1);
                out.add(new Study(MEAN + tau * d.normal() + Math.sqrt(variance) * d.normal(), variance));
            }
            return new Archive(out, MEAN + tau * d.normal());
        }).misses("common effect", a -> analysis(a, Tau.DERSIMONIAN_LAIRD), m -> outside(m.fixed(), MEAN));
        if (tau == 0) {
            scene.rejects("test of heterogeneity", a -> analysis(a, Tau.DERSIMONIAN_LAIRD), m -> m.p() <= ALPHA);
        }
        for (Tau method : Tau.values()) {
            scene.misses("random effects, " + Names.of(method), a -> analysis(a, method), m -> outside(m.random(), MEAN));
            scene.measure("Hartung-Knapp, " + Names.of(method), Kind.COVERAGE, a -> Scene.error(
                    analysis(a, method).flatMap(MetaScenes::hartungKnapp), d -> outside(d, MEAN)));
            scene.measure("prediction, " + Names.of(method), Kind.COVERAGE, a -> Scene.error(
                    analysis(a, method).flatMap(MetaScenes::prediction), p -> outside(p.low(), p.high(), a.next)));
        }
        return scene;
    }

    private static Outcome<MetaAnalysis> analysis(Archive archive, Tau method) {
        return MetaAnalysis.of(archive.studies, method, Level.FIVE_PERCENT);
    }

    private static Outcome<Difference> hartungKnapp(MetaAnalysis m) {
        return m.hartungKnapp().map(Outcome::known).orElseGet(() -> Outcome.undefined(Outcome.Cause.NO_VARIANCE, 0));
    }

    private static Outcome<MetaAnalysis.Prediction> prediction(MetaAnalysis m) {
        return m.prediction().map(Outcome::known).orElseGet(() -> Outcome.undefined(Outcome.Cause.TOO_FEW, 2));
    }

    private record Reported(double z, double truth) {}

    private static Scene<Reported> picked() {
        return new Scene<Reported>(PICKED, "normal", EFFECTS, (d, n) -> {
            double z;
            do {
                z = n + d.normal();
            } while (normal(z).p() > ALPHA);
            return new Reported(z, n);
        }).misses("winner's curse corrected", r -> WinnersCurse.of(
                                new Study(r.z, 1), Level.FIVE_PERCENT, Level.FIVE_PERCENT)
                        .map(w -> outside(w.low(), w.high(), r.truth)), x -> x)
                .misses("interval as reported", r -> Outcome.known(outside(normal(r.z), r.truth)), x -> x);
    }

    private static Difference normal(double z) {
        return Difference.normal(z, 1, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }
}
