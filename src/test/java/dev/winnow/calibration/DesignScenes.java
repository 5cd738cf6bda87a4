package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;
import static dev.winnow.calibration.Scene.outside;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.designs.AaUniformity;
import dev.winnow.stats.designs.BlockedDifference;
import dev.winnow.stats.designs.Compliers;
import dev.winnow.stats.designs.CovariateBalance;
import dev.winnow.stats.designs.FactorialInteraction;
import dev.winnow.stats.means.WelchTest;
import java.util.ArrayList;
import java.util.List;

/// Designs that sufficient statistics are enough for: blocks, two factors, an instrument; and checks of the assignment.
final class DesignScenes {
    private static final Family BLOCKS = new Family(
            "Blocks",
            "treated units",
            """
            Five blocks with means half a standard deviation apart; each has a fifth of the treated units and one, one, two, \
            three and three times as many controls. False alarms: no effect. Coverage: treated values are 1.2 times what they \
            would have been.""");

    private static final Family FACTORS = new Family(
            "Two experiments on the same units",
            "n of the smallest cell",
            """
            Each treatment alone adds 0.2 standard deviations. False alarms: both together add the sum. Coverage: with both, \
            values are 1.2 times that. Cells are equal, or the cell with both has a tenth of the units of each other one \
            and, where it says so, 3 times the spread.""");

    private static final Family COMPLIANCE = new Family(
            "Effect on compliers",
            "n per arm",
            """
            One in ten takes the treatment whatever the assignment, some comply, the others never take it; those who always \
            take it have values three standard deviations higher and those who never do three lower than compliers. \
            False alarms: no effect. Coverage: an effect of half a standard deviation. Where the robust interval (Anderson and \
            Rubin) has no two ends it is counted as holding the effect.""");

    private static final Family CHECKS = new Family(
            "Checks of an assignment",
            "n of the smaller arm, or number of p values",
            """
            Two covariates, alike in both arms: normal, correlated at 0.7, or amounts of two periods as in the table of \
            covariates. Uniformity: p values that are uniform.""");

    private static final Effort EFFORT = Effort.of(10_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);
    private static final Effort SORTED = new Effort(10_000, 4e6, 20, 100, 1_000, 10_000);
    private static final int[] CONTROLS = {1, 1, 2, 3, 3};
    private static final double LIFT = 0.2;
    private static final double ALWAYS = 0.1;
    private static final double APART = 3;

    /// @param treated by block, without an effect
    /// @param lifted  with one
    /// @param truth   the effect then
    private record Blocks(List<BlockedDifference.Block> treated, List<BlockedDifference.Block> lifted, double truth) {}

    private record Cells(Moments neither, Moments onlyA, Moments onlyB, Moments both, Moments lifted, double truth) {}

    /// @param alike    assigned, variables outcome, treatment received
    /// @param lifted   the same with an effect
    /// @param alikes   the others without an effect
    /// @param others   the others with one
    private record Assigned(MomentMatrix alike, MomentMatrix lifted, MomentMatrix alikes, MomentMatrix others, double truth) {}

    private record Covariates(MomentMatrix treatment, MomentMatrix control) {}

    private DesignScenes() {}

    static List<Scene<?>> all() {
        var out = new ArrayList<Scene<?>>();
        for (Law law : Laws.ALL) {
            out.add(blocks(law));
        }
        for (Law law : Laws.ALL) {
            out.add(cells(law.name(), law, law, 1));
        }
        out.add(cells("normal, 10:10:10:1", Laws.NORMAL, Laws.NORMAL, 10));
        out.add(cells("normal, 10:10:10:1, the small cell with 3 times the spread", Laws.NORMAL, new NormalLaw("", 1, 3), 10));
        for (Law law : List.of(Laws.NORMAL, Laws.SKEWED)) {
            out.add(compliers(law.name() + ", one in two complies", law, 0.5));
            out.add(compliers(law.name() + ", one in twenty complies", law, 0.05));
        }
        out.add(balance("normal", AdjustScenes::normal, 1));
        out.add(balance("skewed", AdjustScenes.SKEWED::matrix, 1));
        out.add(balance("zero-inflated", AdjustScenes.ZERO_INFLATED::matrix, 1));
        out.add(balance("zero-inflated, 1:9", AdjustScenes.ZERO_INFLATED::matrix, 9));
        out.add(uniformity());
        return out;
    }

    private static Moments moved(Moments m, double by) {
        return new Moments(m.n(), m.mean() + by, m.m2());
    }

    private static Moments times(Moments m, double factor) {
        return new Moments(m.n(), factor * m.mean(), factor * factor * m.m2());
    }

    private static Scene<Blocks> blocks(Law law) {
        return new Scene<Blocks>(BLOCKS, law.name(), EFFORT, (d, n) -> {
            var alike = new ArrayList<BlockedDifference.Block>();
            var lifted = new ArrayList<BlockedDifference.Block>();
            double truth = 0;
            double whole = 0;
            for (int b = 0; b < CONTROLS.length; b++) {
                long size = n / CONTROLS.length;
                Moments treated = moved(law.moments(d, size), law.sd() * b / 2);
                Moments control = moved(law.moments(d, size * CONTROLS[b]), law.sd() * b / 2);
                alike.add(new BlockedDifference.Block(treated, control));
                lifted.add(new BlockedDifference.Block(times(treated, 1 + LIFT), control));
                truth += (1 + CONTROLS[b]) * LIFT * (law.mean() + law.sd() * b / 2);
                whole += 1 + CONTROLS[b];
            }
            return new Blocks(alike, lifted, truth / whole);
        }).rejects("blocked difference", b -> blocked(b.treated), d -> d.p() <= ALPHA)
                .misses("blocked difference", b -> blocked(b.lifted).map(d -> outside(d, b.truth)), x -> x)
                .rejects("Welch's t test that ignores the blocks", b -> WelchTest.of(
                        b.treated.stream().map(BlockedDifference.Block::treatment).reduce(Moments.EMPTY, Moments::merge),
                        b.treated.stream().map(BlockedDifference.Block::control).reduce(Moments.EMPTY, Moments::merge),
                        Level.FIVE_PERCENT), d -> d.p() <= ALPHA);
    }

    private static Outcome<Difference> blocked(List<BlockedDifference.Block> blocks) {
        return BlockedDifference.of(blocks, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    private static Scene<Cells> cells(String data, Law law, Law last, int ratio) {
        double add = 0.2 * law.sd();
        return new Scene<Cells>(FACTORS, data, EFFORT, (d, n) -> {
            Moments both = moved(last.moments(d, n), 2 * add);
            return new Cells(law.moments(d, n * ratio), moved(law.moments(d, n * ratio), add),
                    moved(law.moments(d, n * ratio), add), both, times(both, 1 + LIFT), LIFT * (law.mean() + 2 * add));
        }).rejects("interaction (HC2)", c -> interaction(c, c.both), f -> f.interaction().p() <= ALPHA)
                .misses("interaction (HC2)", c -> interaction(c, c.lifted).map(f -> outside(f.interaction(), c.truth)), x -> x)
                .rejects("interaction, one variance for all", c -> interaction(c, c.both), f -> f.classical().p() <= ALPHA)
                .misses("interaction, one variance for all",
                        c -> interaction(c, c.lifted).map(f -> outside(f.classical(), c.truth)), x -> x);
    }

    private static Outcome<FactorialInteraction> interaction(Cells c, Moments both) {
        return FactorialInteraction.of(c.neither, c.onlyA, c.onlyB, both, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    private static Scene<Assigned> compliers(String data, Law law, double share) {
        double effect = law.sd() / 2;
        return new Scene<Assigned>(COMPLIANCE, data, EFFORT, (d, n) -> new Assigned(
                        arm(d, n, law, share, true, 0), arm(d, n, law, share, true, effect),
                        arm(d, n, law, share, false, 0), arm(d, n, law, share, false, effect), effect))
                .rejects("compliers' effect, two-stage least squares", a -> compliers(a.alike, a.alikes),
                        c -> c.difference().p() <= ALPHA)
                .misses("compliers' effect, two-stage least squares", a -> compliers(a.lifted, a.others)
                        .map(c -> outside(c.difference(), a.truth)), x -> x)
                .misses("compliers' effect, robust interval", a -> compliers(a.lifted, a.others)
                        .map(c -> c.robust().map(r -> outside(r.low(), r.high(), a.truth)).orElse(false)), x -> x);
    }

    private static Outcome<Compliers> compliers(MomentMatrix assigned, MomentMatrix others) {
        return Compliers.of(assigned, others, Level.FIVE_PERCENT);
    }

    /// Those who always take the treatment, those who comply, those who never take it.
    private static MomentMatrix arm(Draw draw, long n, Law law, double share, boolean assigned, double effect) {
        long always = draw.binomial(n, ALWAYS);
        long comply = draw.binomial(n - always, share / (1 - ALWAYS));
        return group(draw, always, law, APART * law.sd() + effect, 1)
                .merge(group(draw, comply, law, assigned ? effect : 0, assigned ? 1 : 0))
                .merge(group(draw, n - always - comply, law, -APART * law.sd(), 0));
    }

    private static MomentMatrix group(Draw draw, long n, Law law, double move, double received) {
        if (n == 0) {
            return MomentMatrix.empty(2);
        }
        Moments m = law.moments(draw, n);
        return new MomentMatrix(n, List.of(m.mean() + move, received), List.of(m.m2(), 0.0, 0.0, 0.0));
    }

    private static Scene<Covariates> balance(String data, AdjustScenes.Arm arm, int ratio) {
        return new Scene<Covariates>(CHECKS, data, EFFORT, (d, n) -> new Covariates(arm.of(d, n), arm.of(d, n * ratio)))
                .rejects("covariate balance, all at once", c -> CovariateBalance.of(c.treatment, c.control), b -> b.p() <= ALPHA);
    }

    private static Scene<double[]> uniformity() {
        return new Scene<double[]>(CHECKS, "uniform", SORTED, (d, n) -> {
            double[] p = new double[(int) n];
            for (int i = 0; i < p.length; i++) {
                p[i] = d.uniform();
            }
            return p;
        }).rejects("uniformity of p values", p -> AaUniformity.of(p, Level.FIVE_PERCENT), a -> a.p() <= ALPHA);
    }
}
