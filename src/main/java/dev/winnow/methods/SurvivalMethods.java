package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.survival.BandScale;
import dev.winnow.stats.survival.CoxModel;
import dev.winnow.stats.survival.CoxModel.Ties;
import dev.winnow.stats.survival.KaplanMeier;
import dev.winnow.stats.survival.LogRank;
import dev.winnow.stats.survival.SurvivalSample;
import java.util.List;

/// Time to event.
final class SurvivalMethods {
    record TimedArm(@Range(from = 0, least = 1) double[] time, @Range(from = 0, to = 1) int[] event) {
        TimedArm {
            BadInput.sameLength("event", event.length, "time", time.length);
        }

        SurvivalSample sample() {
            return SurvivalSample.of(time, Flags.of(event));
        }
    }

    record OneCurve(
            TimedArm arm, @Default("\"log-log\"") BandScale scale, @Default("0.05") Level alpha) {}

    record Weighted(
            @Range(least = 2, most = 20) List<TimedArm> arms,
            @Default("0") @Range(from = 0) double rho,
            @Default("0") @Range(from = 0) double gamma) {}

    record Regressed(
            @Range(from = 0, least = 2) double[] time,
            @Range(from = 0, to = 1) int[] event,
            @Range(least = 1) double[][] covariates,
            @Default("\"efron\"") Ties ties,
            @Default("0.05") Level alpha) {
        Regressed {
            BadInput.sameLength("event", event.length, "time", time.length);
            for (int j = 0; j < covariates.length; j++) {
                BadInput.sameLength("covariates[" + j + "]", covariates[j].length, "time", time.length);
            }
        }

        /// One row a unit.
        double[][] rows() {
            double[][] rows = new double[time.length][covariates.length];
            for (int j = 0; j < covariates.length; j++) {
                for (int i = 0; i < rows.length; i++) {
                    rows[i][j] = covariates[j][i];
                }
            }
            return rows;
        }
    }

    record Areas(
            TimedArm treatment,
            TimedArm control,
            @Range(above = 0) double tau,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    static final String TREATMENT =
            "{\"time\": [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],"
                    + " \"event\": [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]}";

    static final String CONTROL =
            "{\"time\": [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23],"
                    + " \"event\": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]}";

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("kaplan-meier", Family.SURVIVAL, OneCurve.class, KaplanMeier.class,
                    i -> KaplanMeier.of(i.arm().sample(), i.scale(), i.alpha()),
                    "{\"arm\": " + TREATMENT + "}"),
            new Method<>("median-survival", Family.SURVIVAL, OneCurve.class, KaplanMeier.Median.class,
                    i -> KaplanMeier.of(i.arm().sample(), i.scale(), i.alpha()).flatMap(KaplanMeier::median),
                    "{\"arm\": " + TREATMENT + "}"),
            new Method<>("log-rank", Family.SURVIVAL, Weighted.class, LogRank.class,
                    i -> LogRank.of(i.arms().stream().map(TimedArm::sample).toList(), new LogRank.Weights(i.rho(), i.gamma())),
                    "{\"arms\": [" + CONTROL + ", " + TREATMENT + "]}"),
            new Method<>("cox", Family.SURVIVAL, Regressed.class, CoxModel.class,
                    i -> CoxModel.of(i.time(), Flags.of(i.event()), i.rows(), i.ties(), i.alpha()),
                    """
                    {"time": [4, 3, 1, 1, 2, 2, 3, 6, 5, 7], "event": [1, 1, 1, 0, 1, 1, 0, 1, 0, 1],
                     "covariates": [[0, 1, 1, 0, 1, 0, 0, 1, 0, 1]]}"""),
            new Method<>("restricted-mean-survival", Family.SURVIVAL, Areas.class, Difference.class,
                    i -> KaplanMeier.difference(
                            i.treatment().sample(), i.control().sample(), i.tau(), i.alternative(), i.alpha()),
                    "{\"treatment\": " + TREATMENT + ", \"control\": " + CONTROL + ", \"tau\": 22}"));

    private SurvivalMethods() {}
}
