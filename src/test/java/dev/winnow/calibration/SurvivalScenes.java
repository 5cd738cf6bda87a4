package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;
import static dev.winnow.calibration.Scene.outside;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.survival.BandScale;
import dev.winnow.stats.survival.CoxModel;
import dev.winnow.stats.survival.KaplanMeier;
import dev.winnow.stats.survival.LogRank;
import dev.winnow.stats.survival.SurvivalSample;
import java.util.List;

/// Times to an event.
final class SurvivalScenes {
    private static final Family FAMILY = new Family(
            "Survival",
            "units per arm",
            """
            Exponential times of mean 1, observed for between 0.5 and 1.5 (about six in ten events are seen), or for between \
            0.5 and 0.6 of mean 10 (one in twenty). False alarms: equal hazards. Coverage: hazard ratio 0.8, restricted mean \
            and curve at 0.5. Every unit is drawn; n ends at 10 000.""");

    private static final Effort EFFORT = new Effort(4_000, 1e6, 20, 100, 1_000, 10_000);
    private static final double RATIO = 0.8;
    private static final double HORIZON = 0.5;

    private record Arms(SurvivalSample alike, SurvivalSample lifted, SurvivalSample control, double mean) {
        double curve() {
            return Math.exp(-HORIZON / mean);
        }

        double area(double ofMean) {
            return -ofMean * Math.expm1(-HORIZON / ofMean);
        }
    }

    private SurvivalScenes() {}

    static List<Scene<?>> all() {
        return List.of(scene("six in ten events seen", 1, 1.5), scene("one in twenty events seen", 10, 0.6));
    }

    private static Scene<Arms> scene(String data, double mean, double longest) {
        var scene = new Scene<Arms>(FAMILY, data, EFFORT, (d, n) -> new Arms(
                        arm(d, n, mean, longest), arm(d, n, mean / RATIO, longest), arm(d, n, mean, longest), mean))
                .rejects("log-rank test", a -> LogRank.of(List.of(a.alike, a.control), LogRank.Weights.EQUAL), t -> t.p() <= ALPHA)
                .rejects("log-rank test, early events weighted", a -> LogRank.of(
                        List.of(a.alike, a.control), new LogRank.Weights(1, 0)), t -> t.p() <= ALPHA)
                .rejects("log-rank test, late events weighted", a -> LogRank.of(
                        List.of(a.alike, a.control), new LogRank.Weights(0, 1)), t -> t.p() <= ALPHA)
                .rejects("Cox model, Wald", a -> cox(a.alike, a.control), c -> c.coefficients().getFirst().p() <= ALPHA)
                .rejects("Cox model, likelihood ratio", a -> cox(a.alike, a.control), c -> c.likelihoodRatio().p() <= ALPHA)
                .misses("Cox model, Wald", a -> cox(a.lifted, a.control), c -> outside(
                        c.coefficients().getFirst().hazardRatioLow(), c.coefficients().getFirst().hazardRatioHigh(), RATIO))
                .rejects("restricted mean time", a -> KaplanMeier.difference(
                        a.alike, a.control, HORIZON, Alternative.TWO_SIDED, Level.FIVE_PERCENT), d -> d.p() <= ALPHA)
                .misses("restricted mean time", a -> KaplanMeier.difference(
                                a.lifted, a.control, HORIZON, Alternative.TWO_SIDED, Level.FIVE_PERCENT)
                        .map(d -> outside(d.low(), d.high(), a.area(a.mean / RATIO) - a.area(a.mean))), x -> x);
        for (BandScale scale : BandScale.values()) {
            scene.misses("Kaplan-Meier at a time, " + Names.of(scale), a -> KaplanMeier.of(a.control, scale, Level.FIVE_PERCENT)
                    .flatMap(k -> k.at(HORIZON)).map(p -> outside(p.low(), p.high(), a.curve())), x -> x);
            if (mean < longest) {
                scene.misses("median survival, " + Names.of(scale), a -> KaplanMeier.of(a.control, scale, Level.FIVE_PERCENT)
                        .flatMap(KaplanMeier::median).map(m -> outside(m.low(), m.high(), a.mean * Math.log(2))), x -> x);
            }
        }
        return scene;
    }

    private static dev.winnow.stats.Outcome<CoxModel> cox(SurvivalSample treatment, SurvivalSample control) {
        return CoxModel.ofArms(treatment, control, CoxModel.Ties.EFRON, Level.FIVE_PERCENT);
    }

    private static SurvivalSample arm(Draw draw, long n, double mean, double longest) {
        double[] time = new double[(int) n];
        boolean[] event = new boolean[time.length];
        for (int i = 0; i < time.length; i++) {
            double due = mean * draw.exponential();
            double seen = draw.between(HORIZON, longest);
            event[i] = due <= seen;
            time[i] = Math.min(due, seen);
        }
        return SurvivalSample.of(time, event);
    }
}
