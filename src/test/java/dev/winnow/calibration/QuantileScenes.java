package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;
import static dev.winnow.calibration.Scene.outside;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.means.QuantileInterval;
import dev.winnow.stats.means.QuantileRegression;
import dev.winnow.stats.means.SampleQuantile;
import dev.winnow.stats.resampling.Bootstrap;
import dev.winnow.stats.resampling.BootstrapKind;
import dev.winnow.stats.resampling.Contrast;
import dev.winnow.stats.resampling.QuantilePermutation;
import dev.winnow.stats.resampling.Statistic;
import java.util.Arrays;
import java.util.List;

/// Quantiles.
final class QuantileScenes {
    private static final Family FAMILY = new Family(
            "Quantiles",
            "n per arm",
            """
            Skewed values (log-normal; log-logistic where order statistics are drawn alone); the median and the 95 % quantile. The difference from order statistics draws those \
            alone, from their joint distribution, up to a million units; methods that need all values end earlier. Coverage: of a difference of 0, for the quantile regression \
            with treated values 1.2 times what they would have been.""");

    private static final Effort DRAWN = Effort.of(10_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);
    private static final Effort BY_UNIT = new Effort(2_000, 1e6, 20, 100, 1_000, 10_000);
    private static final long SLOW = 1_000;
    private static final long PERMUTED = 100;
    private static final double LIFT = 1.2;
    private static final double SIGMA = 1.2;

    private record Order(SampleQuantile treatment, SampleQuantile control, double q) {}

    private record Arms(double[] treatment, double[] control, double q, double truth, long seed) {
        double[] lifted() {
            return Arrays.stream(treatment).map(v -> LIFT * v).toArray();
        }
    }

    private QuantileScenes() {}

    static List<Scene<?>> all() {
        return List.of(order(0.5, "median"), order(0.95, "95 % quantile"),
                values(0.5, 1, "median"), values(0.95, Math.exp(SIGMA * 1.6448536269514722), "95 % quantile"));
    }

    private static Scene<Order> order(double q, String data) {
        return new Scene<Order>(FAMILY, "skewed, " + data, DRAWN, (d, n) -> new Order(drawn(d, n, q), drawn(d, n, q), q))
                .rejects("difference of quantiles from order statistics", o -> SampleQuantile.difference(
                        o.treatment, o.control, o.q, Level.FIVE_PERCENT), d -> d.p() <= ALPHA)
                .misses("difference of quantiles from order statistics", o -> SampleQuantile.difference(
                        o.treatment, o.control, o.q, Level.FIVE_PERCENT), d -> outside(d.low(), d.high(), 0));
    }

    /// The ranks that matter: uniform order statistics are ratios of sums of exponentials.
    private static SampleQuantile drawn(Draw draw, long n, double q) {
        SampleQuantile.Ranks ranks = SampleQuantile.ranks(n, q, Level.FIVE_PERCENT);
        double at = (n - 1) * q + 1;
        long below = (long) at;
        long[] wanted = {Math.max(1, ranks.low()), below, Math.min(n, below + 1), Math.min(n, ranks.high())};
        double[] sums = new double[wanted.length];
        double sum = 0;
        long before = 0;
        for (int i = 0; i < wanted.length; i++) {
            long step = wanted[i] - before;
            sum += step > 0 ? draw.gamma(step) : 0;
            sums[i] = sum;
            before = Math.max(before, wanted[i]);
        }
        double whole = sum + draw.gamma(n + 1.0 - before);
        double low = value(sums[1] / whole);
        double value = low + (at - below) * (value(sums[2] / whole) - low);
        return new SampleQuantile(n, value, value(sums[0] / whole), value(sums[3] / whole));
    }

    /// Log-logistic: skewed, with a quantile function that costs nothing.
    private static double value(double u) {
        return Math.sqrt(u / (1 - u));
    }

    private static Scene<Arms> values(double q, double truth, String data) {
        var scene = new Scene<Arms>(FAMILY, "skewed, by unit, " + data, BY_UNIT,
                (d, n) -> new Arms(amounts(d, (int) n), amounts(d, (int) n), q, truth, d.seed()));
        scene.misses("one quantile", a -> QuantileInterval.of(a.control, a.q, Level.FIVE_PERCENT)
                .map(i -> outside(i.low(), i.high(), a.truth)), x -> x);
        scene.measure("test of one quantile", Kind.TYPE_ONE, a -> Scene.error(
                QuantileInterval.p(a.control, a.q, a.truth) <= ALPHA));
        scene.upTo(SLOW, "quantile regression", Kind.TYPE_ONE, a -> Scene.error(QuantileRegression.of(
                a.treatment, a.control, a.q, Alternative.TWO_SIDED, Level.FIVE_PERCENT), r -> r.difference().p() <= ALPHA));
        scene.upTo(SLOW, "quantile regression", Kind.COVERAGE, a -> Scene.error(QuantileRegression.of(
                a.lifted(), a.control, a.q, Alternative.TWO_SIDED, Level.FIVE_PERCENT),
                r -> outside(r.difference(), (LIFT - 1) * a.truth)));
        scene.upTo(PERMUTED, "permutation of quantiles", Kind.TYPE_ONE, a -> Scene.error(QuantilePermutation.of(
                a.treatment, a.control, a.q, 399, a.seed), p -> p.p() <= ALPHA));
        scene.upTo(SLOW, "difference of quantiles, percentile bootstrap", Kind.COVERAGE, a -> Scene.error(Bootstrap.of(
                a.treatment, a.control, Statistic.quantile(a.q), Contrast.DIFFERENCE, BootstrapKind.PERCENTILE,
                Level.FIVE_PERCENT, 999, a.seed), b -> outside(b.low(), b.high(), 0)));
        return scene;
    }

    private static double[] amounts(Draw draw, int n) {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = Math.exp(SIGMA * draw.normal());
        }
        return out;
    }
}
