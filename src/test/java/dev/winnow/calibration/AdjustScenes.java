package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;
import static dev.winnow.calibration.Scene.outside;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.adjust.Ancova;
import dev.winnow.stats.adjust.CrossFitted;
import dev.winnow.stats.adjust.Cuped;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.adjust.LinRegression;
import dev.winnow.stats.adjust.MultipleCuped;
import dev.winnow.stats.adjust.PostStratification;
import dev.winnow.stats.adjust.Stratum;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.regression.Hc;
import java.util.ArrayList;
import java.util.List;

/// Comparisons of means with a covariate or with strata.
final class AdjustScenes {
    private static final Family FAMILY = new Family(
            "Means with a covariate or strata",
            "n of the smaller arm",
            """
            Arms alike, coverage that of a difference of 0; or, where it says with an effect, treated values 1.2 times what \
            they would have been (by unit: and 0.3 more). The covariate is correlated with the outcome at 0.7 (normal), \
            or is the same kind of amount in an earlier period (skewed, zero-inflated). Strata hold 50, 30 and 20 % of the \
            units with means one standard deviation apart. Methods that need the units themselves end at 1 000. Lopsided: normal values by unit, treatment has \
            a quarter as many units as control and 3 times the spread.""");

    private static final Effort EFFORT = Effort.of(10_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);
    private static final Effort BY_UNIT = new Effort(4_000, 2e6, 20, 100, 1_000);
    private static final double RHO = 0.7;
    private static final double LIFT = 0.2;
    private static final double[] SHARES = {0.5, 0.3, 0.2};
    private static final double MORE = 0.3;

    static final Discrete SKEWED = spend("skewed", 0.1, 0.3);
    static final Discrete ZERO_INFLATED = spend("zero-inflated", 0.8, 0.7);

    /// @param treatment variables outcome, covariate
    /// @param control   the same
    private record Pair(MomentMatrix treatment, MomentMatrix control) {}

    /// @param seed deals units into folds
    private record Units(double[] outcome, Assignment arms, double[][] covariates, long seed) {}

    /// Statistics of one arm: outcome, covariate.
    @FunctionalInterface
    interface Arm {
        MomentMatrix of(Draw draw, long n);
    }

    private AdjustScenes() {}

    static List<Scene<?>> all() {
        return List.of(
                pairs("normal", AdjustScenes::normal, 1),
                pairs("normal, 1:9", AdjustScenes::normal, 9),
                pairs("skewed", SKEWED::matrix, 1),
                pairs("zero-inflated", ZERO_INFLATED::matrix, 1),
                pairs("zero-inflated, 1:9", ZERO_INFLATED::matrix, 9),
                lifted("normal", AdjustScenes::normal, 1, 1),
                lifted("normal, 1:9", AdjustScenes::normal, 1, 9),
                lifted("skewed", SKEWED::matrix, SKEWED.mean(), 1),
                lifted("zero-inflated", ZERO_INFLATED::matrix, ZERO_INFLATED.mean(), 1),
                lifted("zero-inflated, 1:9", ZERO_INFLATED::matrix, ZERO_INFLATED.mean(), 9),
                strata(Laws.NORMAL), strata(Laws.SKEWED), strata(Laws.ZERO_INFLATED), strata(Laws.BINARY),
                liftedStrata(Laws.NORMAL), liftedStrata(Laws.SKEWED), liftedStrata(Laws.ZERO_INFLATED), liftedStrata(Laws.BINARY),
                units("normal", false), units("skewed", true), liftedUnits("normal", false), liftedUnits("skewed", true),
                lopsided());
    }

    private static Scene<Pair> pairs(String data, Arm arm, int ratio) {
        return new Scene<Pair>(FAMILY, data, EFFORT, (d, n) -> new Pair(arm.of(d, n), arm.of(d, n * ratio)))
                .rejects("CUPED", AdjustScenes::cuped, c -> c.difference().p() <= ALPHA)
                .misses("CUPED, relative effect", p -> cuped(p).flatMap(Cuped::relative), r -> outside(r.low(), r.high(), 0))
                .rejects("CUPED with several covariates", p -> MultipleCuped.of(
                        p.treatment, p.control, Alternative.TWO_SIDED, Level.FIVE_PERCENT), c -> c.difference().p() <= ALPHA)
                .rejects("Lin's regression from summaries", AdjustScenes::lin, l -> l.difference().p() <= ALPHA)
                .misses("Lin's regression from summaries", AdjustScenes::lin,
                        l -> outside(l.difference().low(), l.difference().high(), 0));
    }

    private static Scene<Pair> lifted(String data, Arm arm, double mean, int ratio) {
        double truth = LIFT * mean;
        return new Scene<Pair>(FAMILY, data + ", with an effect", EFFORT,
                (d, n) -> new Pair(lifted(arm.of(d, n)), arm.of(d, n * ratio)))
                .misses("CUPED", AdjustScenes::cuped, c -> outside(c.difference(), truth))
                .misses("CUPED, relative effect", p -> cuped(p).flatMap(Cuped::relative), r -> outside(r.low(), r.high(), LIFT))
                .misses("CUPED with several covariates", p -> MultipleCuped.of(
                        p.treatment, p.control, Alternative.TWO_SIDED, Level.FIVE_PERCENT), c -> outside(c.difference(), truth))
                .misses("Lin's regression from summaries", AdjustScenes::lin, l -> outside(l.difference(), truth));
    }

    /// Every outcome 1.2 times.
    private static MomentMatrix lifted(MomentMatrix m) {
        double f = 1 + LIFT;
        double xy = f * m.cross(0, 1);
        return new MomentMatrix(m.n(), List.of(f * m.means().get(0), m.means().get(1)),
                List.of(f * f * m.cross(0, 0), xy, xy, m.cross(1, 1)));
    }

    private static Outcome<Cuped> cuped(Pair p) {
        return Cuped.of(p.treatment, p.control, Level.FIVE_PERCENT);
    }

    private static Outcome<LinRegression> lin(Pair p) {
        return LinRegression.of(p.treatment, p.control, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    /// Cross products of a bivariate normal sample by Bartlett's decomposition of the Wishart law.
    static MomentMatrix normal(Draw draw, long n) {
        double x = draw.normal() / Math.sqrt(n);
        double y = RHO * x + Math.sqrt(1 - RHO * RHO) * draw.normal() / Math.sqrt(n);
        double first = Math.sqrt(draw.chiSquare(n - 1.0));
        double across = draw.normal();
        double second = draw.chiSquare(n - 2.0);
        double rest = Math.sqrt(1 - RHO * RHO);
        double yy = Math.pow(RHO * first + rest * across, 2) + rest * rest * second;
        double xy = first * (RHO * first + rest * across);
        return new MomentMatrix(n, List.of(1 + y, x), List.of(yy, xy, xy, first * first));
    }

    /// Amounts of two periods. Users differ in how often they spend and how much.
    private static Discrete spend(String name, double never, double idle) {
        double[] amounts = {0, 1, 3, 10, 30, 100, 300};
        List<double[]> cells = new ArrayList<>();
        for (int level = 0; level < 3; level++) {
            double[] shares = shares(amounts, idle, level);
            double share = (1 - never) * new double[] {0.6, 0.3, 0.1}[level];
            for (int now = 0; now < amounts.length; now++) {
                for (int before = 0; before < amounts.length; before++) {
                    cells.add(new double[] {amounts[now], amounts[before], share * shares[now] * shares[before]});
                }
            }
        }
        cells.add(new double[] {0, 0, never});
        double[][] points = {
            cells.stream().mapToDouble(c -> c[0]).toArray(), cells.stream().mapToDouble(c -> c[1]).toArray()
        };
        return new Discrete(name + " in two periods", points, cells.stream().mapToDouble(c -> c[2]).toArray());
    }

    private static double[] shares(double[] amounts, double idle, int level) {
        double[] out = new double[amounts.length];
        double whole = 0;
        for (int i = 1; i < out.length; i++) {
            out[i] = Math.exp(-Math.pow(i - 1.5 - level, 2) / 2);
            whole += out[i];
        }
        for (int i = 1; i < out.length; i++) {
            out[i] *= (1 - idle) / whole;
        }
        out[0] = idle;
        return out;
    }

    private static Scene<List<Stratum>> strata(Law law) {
        return new Scene<List<Stratum>>(FAMILY, law.name() + ", 3 strata", EFFORT, (d, n) -> strata(d, law, n, 1)).rejects("post-stratification", s -> stratified(s, EffectScale.ABSOLUTE), d -> d.p() <= ALPHA)
                .misses("post-stratification, relative effect", s -> stratified(s, EffectScale.RELATIVE),
                        d -> outside(d.low(), d.high(), 0));
    }

    private static Scene<List<Stratum>> liftedStrata(Law law) {
        double truth = LIFT * (law.mean() + law.sd() * (SHARES[1] + 2 * SHARES[2]));
        return new Scene<List<Stratum>>(FAMILY, law.name() + ", 3 strata, with an effect", EFFORT,
                (d, n) -> strata(d, law, n, 1 + LIFT))
                .misses("post-stratification", s -> stratified(s, EffectScale.ABSOLUTE), d -> outside(d, truth))
                .misses("post-stratification, relative effect", s -> stratified(s, EffectScale.RELATIVE), d -> outside(d, LIFT));
    }

    /// @param factor of every treated value
    private static List<Stratum> strata(Draw draw, Law law, long n, double factor) {
        long[] treated = split(draw, n, SHARES);
        long[] others = split(draw, n, SHARES);
        var out = new ArrayList<Stratum>();
        for (int s = 0; s < SHARES.length; s++) {
            out.add(new Stratum(
                    moved(law, draw, treated[s], s, factor), moved(law, draw, others[s], s, 1)));
        }
        return out;
    }

    static long[] split(Draw draw, long n, double... shares) {
        long[] out = new long[shares.length];
        long left = n;
        double rest = 1;
        for (int i = 0; i < shares.length - 1; i++) {
            out[i] = draw.binomial(left, shares[i] / rest);
            left -= out[i];
            rest -= shares[i];
        }
        out[shares.length - 1] = left;
        return out;
    }

    private static MomentMatrix moved(Law law, Draw draw, long n, int stratum, double factor) {
        if (n == 0) {
            return MomentMatrix.empty(1);
        }
        var m = law.moments(draw, n);
        return MomentMatrix.of(new Moments(n, factor * (m.mean() + stratum * law.sd()), factor * factor * m.m2()));
    }

    private static Outcome<Difference> stratified(List<Stratum> strata, EffectScale scale) {
        return PostStratification.ofMean(strata, scale, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    private static Scene<Units> units(String data, boolean skewed) {
        return new Scene<Units>(FAMILY, data + ", by unit", BY_UNIT, (d, n) -> draw(d, (int) n, skewed))
                .rejects("Lin's regression by unit (HC2)", u -> LinRegression.of(
                        u.outcome, u.arms, u.covariates, Alternative.TWO_SIDED, Level.FIVE_PERCENT), l -> l.difference().p() <= ALPHA)
                .rejects("Ancova (HC2)", u -> ancova(u, Hc.HC2), d -> d.p() <= ALPHA)
                .rejects("cross-fitted prediction, 5 folds", u -> CrossFitted.of(u.outcome, u.arms, u.covariates,
                        new CrossFitted.Plan(5, 0.01, u.seed), Alternative.TWO_SIDED, Level.FIVE_PERCENT),
                        c -> c.regression().difference().p() <= ALPHA);
    }

    private static Scene<Units> liftedUnits(String data, boolean skewed) {
        double truth = MORE + LIFT * (skewed ? Math.exp(0.5) : 0);
        return new Scene<Units>(FAMILY, data + ", by unit, with an effect", BY_UNIT, (d, n) -> lifted(draw(d, (int) n, skewed)))
                .misses("Lin's regression by unit (HC2)", u -> LinRegression.of(
                        u.outcome, u.arms, u.covariates, Alternative.TWO_SIDED, Level.FIVE_PERCENT), l -> outside(l.difference(), truth))
                .misses("Ancova (HC2)", u -> ancova(u, Hc.HC2), d -> outside(d, truth))
                .misses("cross-fitted prediction, 5 folds", u -> CrossFitted.of(u.outcome, u.arms, u.covariates,
                        new CrossFitted.Plan(5, 0.01, u.seed), Alternative.TWO_SIDED, Level.FIVE_PERCENT),
                        c -> outside(c.regression().difference(), truth));
    }

    private static Units lifted(Units u) {
        double[] arms = u.arms.column();
        for (int i = 0; i < arms.length; i++) {
            u.outcome[i] += arms[i] * (MORE + LIFT * u.outcome[i]);
        }
        return u;
    }

    private static Scene<Units> lopsided() {
        var scene = new Scene<Units>(FAMILY, "lopsided", BY_UNIT, (d, n) -> {
            double[] outcome = new double[5 * (int) n];
            double[] covariate = new double[outcome.length];
            int[] arms = new int[outcome.length];
            for (int i = 0; i < outcome.length; i++) {
                arms[i] = i % 5 == 0 ? 1 : 0;
                covariate[i] = d.normal();
                outcome[i] = covariate[i] + (i % 5 == 0 ? 3 : 1) * d.normal();
            }
            return new Units(outcome, Assignment.of(arms), new double[][] {covariate}, 0);
        });
        for (Hc hc : Hc.values()) {
            scene.rejects("Ancova (%s)".formatted(hc == Hc.CLASSICAL ? "classical" : hc), u -> ancova(u, hc), d -> d.p() <= ALPHA);
        }
        return scene;
    }

    private static Outcome<Difference> ancova(Units u, Hc hc) {
        return Ancova.of(u.outcome, u.arms, u.covariates, hc, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    private static Units draw(Draw draw, int n, boolean skewed) {
        double[] outcome = new double[2 * n];
        double[] covariate = new double[2 * n];
        int[] arms = new int[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            double x = draw.normal();
            double y = RHO * x + Math.sqrt(1 - RHO * RHO) * draw.normal();
            covariate[i] = skewed ? Math.exp(x) : x;
            outcome[i] = skewed ? Math.exp(y) : y;
            arms[i] = i % 2;
        }
        return new Units(outcome, Assignment.of(arms), new double[][] {covariate}, draw.seed());
    }
}
