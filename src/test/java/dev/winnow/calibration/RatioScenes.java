package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;
import static dev.winnow.calibration.Scene.outside;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.RelativeEffect;
import dev.winnow.stats.adjust.CovariateAdjustment;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.adjust.PostStratification;
import dev.winnow.stats.adjust.Stratum;
import dev.winnow.stats.means.Fieller;
import dev.winnow.stats.means.RatioMetric;
import dev.winnow.stats.means.WelchTest;
import dev.winnow.stats.proportions.TwoProportions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// Ratios of sums over users with several events each.
final class RatioScenes {
    private static final Family FAMILY = new Family(
            "Ratio metrics: several events a user",
            "users per arm",
            """
            Clicks over views. Users have 1, 2, 4, 8 or 16 views; one in five clicks at 30 %, the others at 5 %, so events \
            of one user resemble each other. Strata: seven in ten users have few views, the others many. Two periods: 1, 2 or 4 views \
            in each, by the same user. Coverage: of a difference of 0. Drawn from the exact distribution of the \
            sufficient statistics.""");

    private static final Effort EFFORT = Effort.of(10_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);

    /// @param treatment variables clicks, views
    /// @param control   the same
    private record Arms(MomentMatrix treatment, MomentMatrix control) {}

    private RatioScenes() {}

    static List<Scene<?>> all() {
        return List.of(
                scene("events of users, most with one view", 16, 8, 4, 2, 1),
                scene("events of users, all numbers of views alike", 1, 1, 1, 1, 1),
                strata(), periods());
    }

    private static Scene<Arms> scene(String data, double... views) {
        Discrete users = users(data, views);
        return new Scene<Arms>(FAMILY, data, EFFORT, (d, n) -> new Arms(users.matrix(d, n), users.matrix(d, n)))
                .rejects("ratio metric, delta method", RatioScenes::difference, d -> d.p() <= ALPHA)
                .misses("ratio metric, delta method", RatioScenes::difference, d -> outside(d.low(), d.high(), 0))
                .misses("ratio metric, relative effect", RatioScenes::relative, r -> outside(r.low(), r.high(), 0))
                .misses("ratio metric, relative effect by Fieller", a -> relative(a, (t, c) -> Fieller.of(
                        t, c, Level.FIVE_PERCENT)), r -> outside(r.low(), r.high(), 0))
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
        return law(data, 2, cells);
    }

    /// @param cells values of the variables, then the share
    private static Discrete law(String data, int variables, List<double[]> cells) {
        double[][] points = new double[variables][];
        for (int variable = 0; variable < points.length; variable++) {
            int column = variable;
            points[variable] = cells.stream().mapToDouble(c -> c[column]).toArray();
        }
        return new Discrete(data, points, cells.stream().mapToDouble(c -> c[variables]).toArray());
    }

    /// Seven in ten users mostly have one view.
    private static Scene<List<Stratum>> strata() {
        Discrete few = users("few views", 16, 8, 4, 2, 1);
        Discrete many = users("many views", 1, 1, 1, 1, 1);
        return new Scene<List<Stratum>>(FAMILY, "events of users, 2 strata", EFFORT, (d, n) -> {
            long treated = d.binomial(n, 0.7);
            long others = d.binomial(n, 0.7);
            return List.of(new Stratum(matrix(d, few, treated), matrix(d, few, others)),
                    new Stratum(matrix(d, many, n - treated), matrix(d, many, n - others)));
        }).rejects("post-stratified ratio", s -> stratified(s, EffectScale.ABSOLUTE), d -> d.p() <= ALPHA)
                .misses("post-stratified ratio", s -> stratified(s, EffectScale.ABSOLUTE), d -> outside(d, 0))
                .misses("post-stratified ratio, relative effect", s -> stratified(s, EffectScale.RELATIVE), d -> outside(d, 0));
    }

    private static MomentMatrix matrix(Draw draw, Discrete users, long n) {
        return n == 0 ? MomentMatrix.empty(2) : users.matrix(draw, n);
    }

    private static Outcome<Difference> stratified(List<Stratum> strata, EffectScale scale) {
        return PostStratification.ofRatio(strata, scale, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    /// Clicks and views of two periods.
    private static Scene<Arms> periods() {
        int[] views = {1, 2, 4};
        List<double[]> cells = new ArrayList<>();
        for (int now : views) {
            for (int before : views) {
                for (int clicks = 0; clicks <= now; clicks++) {
                    for (int earlier = 0; earlier <= before; earlier++) {
                        cells.add(new double[] {clicks, now, earlier, before,
                            0.8 * binomial(now, clicks, 0.05) * binomial(before, earlier, 0.05)
                                    + 0.2 * binomial(now, clicks, 0.3) * binomial(before, earlier, 0.3)});
                    }
                }
            }
        }
        Discrete users = law("events of users in two periods", 4, cells);
        return new Scene<Arms>(FAMILY, users.name(), EFFORT, (d, n) -> new Arms(users.matrix(d, n), users.matrix(d, n)))
                .rejects("CUPED of ratios", RatioScenes::adjusted, d -> d.p() <= ALPHA)
                .misses("CUPED of ratios", RatioScenes::adjusted, d -> outside(d, 0));
    }

    private static Outcome<Difference> adjusted(Arms a) {
        return CovariateAdjustment.ofRatios(a.treatment, a.control)
                .flatMap(c -> WelchTest.of(c.treatment(), c.control(), Level.FIVE_PERCENT));
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
        return relative(a, (t, c) -> RelativeEffect.of(
                t.mean(), t.variance() / t.n(), c.mean(), c.variance() / c.n(), Level.FIVE_PERCENT));
    }

    private static Outcome<RelativeEffect> relative(
            Arms a, BiFunction<Moments, Moments, Outcome<RelativeEffect>> interval) {
        return RatioMetric.linearise(a.treatment).flatMap(t -> RatioMetric.linearise(a.control)
                .flatMap(c -> interval.apply(t.moments(0), c.moments(0))));
    }

    private static Outcome<Difference> naive(Arms a) {
        return TwoProportions.of(events(a.treatment), events(a.control), Level.FIVE_PERCENT);
    }

    private static Proportion events(MomentMatrix m) {
        return new Proportion(Math.round(m.means().get(0) * m.n()), Math.round(m.means().get(1) * m.n()));
    }
}
