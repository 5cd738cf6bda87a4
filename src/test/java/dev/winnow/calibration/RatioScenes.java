package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;
import static dev.winnow.calibration.Scene.outside;

import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.RelativeEffect;
import dev.winnow.stats.means.RatioMetric;
import dev.winnow.stats.means.WelchTest;
import dev.winnow.stats.proportions.TwoProportions;
import java.util.ArrayList;
import java.util.List;

/// Ratios of sums over users with several events each.
final class RatioScenes {
    private static final Family FAMILY = new Family(
            "Ratio metrics: several events a user",
            "users per arm",
            """
            Clicks over views. Users have 1, 2, 4, 8 or 16 views; one in five clicks at 30 %, the others at 5 %, so events \
            of one user resemble each other. Coverage: of a difference of 0. Drawn from the exact distribution of the \
            sufficient statistics.""");

    private static final Effort EFFORT = Effort.of(10_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);

    /// @param treatment variables clicks, views
    /// @param control   the same
    private record Arms(MomentMatrix treatment, MomentMatrix control) {}

    private RatioScenes() {}

    static List<Scene<?>> all() {
        return List.of(
                scene("events of users, most with one view", 16, 8, 4, 2, 1),
                scene("events of users, all numbers of views alike", 1, 1, 1, 1, 1));
    }

    private static Scene<Arms> scene(String data, double... views) {
        Discrete users = users(data, views);
        return new Scene<Arms>(FAMILY, data, EFFORT, (d, n) -> new Arms(users.matrix(d, n), users.matrix(d, n)))
                .rejects("ratio metric, delta method", RatioScenes::difference, d -> d.p() <= ALPHA)
                .misses("ratio metric, delta method", RatioScenes::difference, d -> outside(d.low(), d.high(), 0))
                .misses("ratio metric, relative effect", RatioScenes::relative, r -> outside(r.low(), r.high(), 0))
                .rejects("proportion test on events as if they were units", RatioScenes::naive, d -> d.p() <= ALPHA);
    }

    /// Every pair of views and clicks that can be.
    private static Discrete users(String data, double... views) {
        List<double[]> cells = new ArrayList<>();
        for (int i = 0; i < views.length; i++) {
            int v = 1 << i;
            for (int clicks = 0; clicks <= v; clicks++) {
                double share = 0.8 * binomial(v, clicks, 0.05) + 0.2 * binomial(v, clicks, 0.3);
                cells.add(new double[] {clicks, v, views[i] * share});
            }
        }
        double[][] points = new double[2][];
        for (int variable = 0; variable < points.length; variable++) {
            int column = variable;
            points[variable] = cells.stream().mapToDouble(c -> c[column]).toArray();
        }
        return new Discrete(data, points, cells.stream().mapToDouble(c -> c[2]).toArray());
    }

    static double binomial(int n, int k, double p) {
        double ways = 1;
        for (int i = 1; i <= k; i++) {
            ways *= (double) (n - k + i) / i;
        }
        return ways * Math.pow(p, k) * Math.pow(1 - p, n - k);
    }

    private static Outcome<Difference> difference(Arms a) {
        return RatioMetric.linearise(a.treatment).flatMap(t -> RatioMetric.linearise(a.control)
                .flatMap(c -> WelchTest.of(t.moments(0), c.moments(0), Level.FIVE_PERCENT)));
    }

    private static Outcome<RelativeEffect> relative(Arms a) {
        return RatioMetric.linearise(a.treatment).flatMap(t -> RatioMetric.linearise(a.control).flatMap(c -> {
            Moments first = t.moments(0);
            Moments second = c.moments(0);
            return RelativeEffect.of(first.mean(), first.variance() / first.n(), second.mean(),
                    second.variance() / second.n(), Level.FIVE_PERCENT);
        }));
    }

    private static Outcome<Difference> naive(Arms a) {
        return TwoProportions.of(events(a.treatment), events(a.control), Level.FIVE_PERCENT);
    }

    private static Proportion events(MomentMatrix m) {
        return new Proportion(Math.round(m.means().get(0) * m.n()), Math.round(m.means().get(1) * m.n()));
    }
}
