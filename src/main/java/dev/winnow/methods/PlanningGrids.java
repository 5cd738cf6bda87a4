package dev.winnow.methods;

import static dev.winnow.methods.PlanningQuestion.checked;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.platforms.GrowthBookPower;
import dev.winnow.stats.platforms.GrowthBookPower.Decision;
import dev.winnow.stats.platforms.GrowthBookPower.Prior;
import dev.winnow.stats.platforms.PostHogRunningTime;
import dev.winnow.stats.platforms.PostHogRunningTime.MetricType;
import dev.winnow.stats.power.PowerGrid;
import dev.winnow.stats.power.PowerGrid.EffectScale;
import dev.winnow.stats.power.TwoMeans;
import dev.winnow.stats.power.TwoProportions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Power over baselines and effects, and the calculators of the platforms.
final class PlanningGrids {
    record ProportionsGrid(
            @Range(above = 0, below = 1, least = 1, most = 1000) double[] baselines,
            @Range(from = -1, least = 1, most = 1000) double[] relativeEffects,
            @Range(above = 0, to = 0x1p53) double n,
            @Default("1") @Range(from = 1e-6, to = 1e6) double ratio,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        ProportionsGrid {
            double most = 1 / Arrays.stream(baselines).max().orElseThrow() - 1;
            for (int i = 0; i < relativeEffects.length; i++) {
                boolean beyond = relativeEffects[i] > most;
                BadInput.outOfRange(beyond, "relativeEffects[" + i + "]", relativeEffects[i], "limit.to", most);
            }
        }

        Grid grid() {
            return Grid.of(baselines, relativeEffects, PowerGrid.of(
                    p -> TwoProportions.score(p, alternative), baselines, relativeEffects, EffectScale.RELATIVE, n,
                    n * ratio, alpha.alpha()));
        }
    }

    record MeansGrid(
            @Range(least = 1, most = 1000) double[] baselines,
            @Range(least = 1, most = 1000) double[] relativeEffects,
            @Range(above = 0) double sd,
            @Range(above = 0, to = 0x1p53) double n,
            @Default("1") @Range(from = 1e-6, to = 1e6) double ratio,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        Grid grid() {
            return Grid.of(baselines, relativeEffects, PowerGrid.of(
                    _ -> TwoMeans.z(sd, alternative), baselines, relativeEffects, EffectScale.RELATIVE, n, n * ratio,
                    alpha.alpha()));
        }
    }

    record Row(double baseline, double[] powers) {}

    record Grid(double[] relativeEffects, List<Row> rows) {
        static Grid of(double[] baselines, double[] relativeEffects, double[] cells) {
            int width = relativeEffects.length;
            return new Grid(relativeEffects, IntStream.range(0, baselines.length)
                    .mapToObj(i -> new Row(baselines[i], Arrays.copyOfRange(cells, i * width, (i + 1) * width)))
                    .toList());
        }
    }

    /// GrowthBook's ways to decide.
    enum GrowthBookEngine {
        FREQUENTIST,
        SEQUENTIAL,
        BAYESIAN
    }

    record GrowthBookPlan(
            double mean,
            @Range(above = 0) double sd,
            @Range(above = 0) double n,
            double relativeEffect,
            @Default("0.8") @Range(above = 0, below = 1) double power,
            @Default("0.05") Level alpha,
            @Default("\"frequentist\"") GrowthBookEngine engine,
            @Default("5000") @Range(above = 0) double tightestAt,
            @Default("0") double priorMean,
            @Range(above = 0) Optional<Double> priorSd) {
        GrowthBookPlan {
            if (mean == 0) {
                throw new BadInput("zero", "mean");
            }
        }

        GrowthBookAnswer answer() {
            Decision decision = switch (engine) {
                case FREQUENTIST -> new Decision.FixedHorizon();
                case SEQUENTIAL -> new Decision.Sequential(tightestAt);
                case BAYESIAN -> new Decision.Bayesian(priorSd.map(s -> new Prior(priorMean, s)));
            };
            var calculator = new GrowthBookPower(mean, sd * sd, n, alpha, decision);
            return new GrowthBookAnswer(calculator.power(relativeEffect), calculator.mde(power).toOptional());
        }
    }

    record GrowthBookAnswer(double power, Optional<Double> relativeMde) {}

    record PostHogPlan(
            MetricType metric,
            @Range(above = 0) double mdePercent,
            @Default("2") @Range(from = 2, to = 1000) int arms,
            @Range(from = 0) Optional<Double> unitsPerDay,
            double baseline,
            @Range(from = 0) Optional<Double> variance) {
        PostHogPlan {
            if (metric == MetricType.FUNNEL) {
                BadInput.outOfRange(!(baseline > 0), "baseline", baseline, "limit.above", 0);
                BadInput.outOfRange(baseline > 1, "baseline", baseline, "limit.to", 1);
            }
        }

        PostHogRunningTime answer() {
            return PostHogRunningTime.of(new PostHogRunningTime.Request(
                    metric, mdePercent, arms, unitsPerDay, Optional.of(baseline), variance, Optional.empty()));
        }
    }

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("power-grid-proportions", Family.PLANNING, ProportionsGrid.class, Grid.class,
                    i -> checked("n", () -> Outcome.known(i.grid())),
                    """
                    {"baselines": [0.05, 0.1, 0.2], "relativeEffects": [0.05, 0.1], "n": 10000}"""),
            new Method<>("power-grid-means", Family.PLANNING, MeansGrid.class, Grid.class,
                    i -> checked("n", () -> Outcome.known(i.grid())),
                    """
                    {"baselines": [8, 10, 12], "relativeEffects": [0.02, 0.05], "sd": 6, "n": 5000}"""),
            new Method<>("growthbook-power", Family.PLANNING, GrowthBookPlan.class, GrowthBookAnswer.class,
                    i -> checked("input", () -> Outcome.known(i.answer())),
                    """
                    {"mean": 10, "sd": 60, "n": 50000, "relativeEffect": 0.05}"""),
            new Method<>("posthog-running-time", Family.PLANNING, PostHogPlan.class, PostHogRunningTime.class,
                    i -> checked("input", () -> Outcome.known(i.answer())),
                    """
                    {"metric": "funnel", "mdePercent": 20, "baseline": 0.1, "unitsPerDay": 1000}"""));

    private PlanningGrids() {}
}
