package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;
import static dev.winnow.calibration.Scene.outside;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.designs.DifferenceInDifferences;
import dev.winnow.stats.designs.EffectTrend;
import dev.winnow.stats.designs.GeoRegression;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.regression.Clusters;
import dev.winnow.stats.regression.Cr;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// Effects over time.
final class TimeScenes {
    private static final Family CHANGES = new Family(
            "Difference in differences",
            "units per group",
            """
            Ten periods, five of them with treatment, which does nothing. Units differ by 0.3 standard deviations and move alike \
            with time; the values of a unit are otherwise independent, or have autocorrelation 0.7. Lopsided: the treated group \
            has a quarter as many units as the column says, at least 2. Coverage is that of 0.""");

    private static final Family PERIODS = new Family(
            "Series of periods",
            "periods",
            """
            Geo regression: the last third of the periods are the test, treatment does nothing, and the residuals of the treated \
            regions are independent or have autocorrelation 0.5. Trend: independent normal effects of each day around a \
            constant, with standard errors that differ by up to a factor of three.""");

    private static final Effort UNITS = new Effort(2_000, 1e5, 3, 5, 10, 20, 50, 200);
    private static final Effort LENGTHS = new Effort(10_000, 1e7, 7, 14, 28, 100, 1_000);
    private static final int TIMES = 10;

    /// @param units   whose row it is
    /// @param rows    each by itself
    private record Panel(double[] outcome, Assignment treated, Assignment after, Clusters units, Clusters rows) {}

    private record Series(double[] control, double[] treated) {}

    private record Days(double[] effects, double[] errors) {}

    private TimeScenes() {}

    static List<Scene<?>> all() {
        return List.of(
                panel("normal, independent", 0, 1), panel("normal, autocorrelated", 0.7, 1),
                panel("normal, autocorrelated, lopsided", 0.7, 4),
                geo("normal, independent", 0), geo("normal, autocorrelated", 0.5), trend());
    }

    private static Scene<Panel> panel(String data, double correlation, int fewer) {
        var scene = new Scene<Panel>(CHANGES, data, UNITS,
                (d, n) -> panel(d, Math.max(2, (int) n / fewer), (int) n, correlation));
        for (Cr cr : Cr.values()) {
            scene.rejects("difference in differences, " + cr, p -> change(p, p.units, cr), c -> c.difference().p() <= ALPHA);
            scene.misses("difference in differences, " + cr, p -> change(p, p.units, cr), c -> outside(c.difference(), 0));
        }
        return scene.rejects("difference in differences of rows as if they were independent",
                p -> change(p, p.rows, Cr.CR1), c -> c.difference().p() <= ALPHA);
    }

    private static Panel panel(Draw draw, int treated, int others, double correlation) {
        int n = (treated + others) * TIMES;
        double[] outcome = new double[n];
        int[] group = new int[n];
        int[] after = new int[n];
        long[] unit = new long[n];
        for (int u = 0; u < treated + others; u++) {
            double own = 0.3 * draw.normal();
            double noise = draw.normal();
            for (int t = 0; t < TIMES; t++) {
                int i = u * TIMES + t;
                noise = correlation * noise + Math.sqrt(1 - correlation * correlation) * draw.normal();
                outcome[i] = own + 0.1 * t + noise;
                group[i] = u < treated ? 1 : 0;
                after[i] = 2 * t < TIMES ? 0 : 1;
                unit[i] = u;
            }
        }
        return new Panel(outcome, Assignment.of(group), Assignment.of(after), Clusters.of(unit),
                Clusters.of(LongStream.range(0, n).toArray()));
    }

    private static Outcome<DifferenceInDifferences> change(Panel p, Clusters clusters, Cr cr) {
        return DifferenceInDifferences.of(
                p.outcome, p.treated, p.after, clusters, cr, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    private static Scene<Series> geo(String data, double correlation) {
        return new Scene<Series>(PERIODS, data, LENGTHS, (d, n) -> {
            double[] control = new double[(int) n];
            double[] treated = new double[control.length];
            double noise = d.normal();
            for (int t = 0; t < control.length; t++) {
                noise = correlation * noise + Math.sqrt(1 - correlation * correlation) * d.normal();
                control[t] = 10 + d.normal();
                treated[t] = 2 + 1.5 * control[t] + noise;
            }
            return new Series(control, treated);
        }).rejects("geo regression", TimeScenes::geo, g -> g.cumulative().p() <= ALPHA)
                .misses("geo regression", TimeScenes::geo, g -> outside(g.cumulative(), 0));
    }

    private static Outcome<GeoRegression> geo(Series s) {
        return GeoRegression.of(s.control, s.treated, s.control.length - s.control.length / 3,
                Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    private static Scene<Days> trend() {
        return new Scene<Days>(PERIODS, "normal effects of days", LENGTHS, (d, n) -> {
            double[] errors = new double[(int) n];
            Arrays.setAll(errors, _ -> d.between(1, 3));
            return new Days(Arrays.stream(errors).map(se -> 0.5 + se * d.normal()).toArray(), errors);
        }).rejects("trend of the effect, per day", TimeScenes::trend, t -> t.perDay().p() <= ALPHA)
                .rejects("trend of the effect, per log day", TimeScenes::trend, t -> t.perLogDay().p() <= ALPHA)
                .rejects("trend of the effect, late minus early", TimeScenes::trend, t -> t.contrast().p() <= ALPHA);
    }

    private static Outcome<EffectTrend> trend(Days days) {
        return EffectTrend.of(days.effects, days.errors, Level.FIVE_PERCENT);
    }
}
