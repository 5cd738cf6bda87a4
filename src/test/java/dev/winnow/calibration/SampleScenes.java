package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;
import static dev.winnow.calibration.Scene.outside;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.adjust.Winsor;
import dev.winnow.stats.adjust.Winsorised;
import dev.winnow.stats.means.TrimmedMeans;
import dev.winnow.stats.ranks.BrunnerMunzel;
import dev.winnow.stats.ranks.HodgesLehmann;
import dev.winnow.stats.ranks.KolmogorovSmirnov;
import dev.winnow.stats.ranks.MannWhitney;
import dev.winnow.stats.ranks.Reference;
import dev.winnow.stats.resampling.Bootstrap;
import dev.winnow.stats.resampling.BootstrapKind;
import dev.winnow.stats.resampling.Contrast;
import dev.winnow.stats.resampling.PermutationTest;
import dev.winnow.stats.resampling.Randomisation;
import dev.winnow.stats.resampling.Statistic;
import dev.winnow.stats.resampling.TwoSided;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Methods that need the values themselves: ranks, trimming, capping, resampling.
final class SampleScenes {
    private static final Family RANKS = new Family(
            "Ranks, trimmed and capped means",
            "n of the smaller arm",
            """
            False alarms: both arms alike, except under unequal spread, where the arms have the same mean and median but \
            treatment has a tenth of the units and 3 times the spread. Coverage: of a shift of 0.3 on data without ties. Values \
            are drawn one by one, so n ends at 10 000 and the number of runs falls with n; exact \
            reference distributions are for few units and end at 20.""");

    private static final Family RESAMPLING = new Family(
            "Permutation and bootstrap of means",
            "n per arm",
            """
            999 permutations or resamples a run. False alarms: both arms alike. Coverage: of a difference of 0 between arms \
            that are alike. In blocks: five with means half a standard deviation apart, of which a quarter, a quarter, half, three \
            quarters and three quarters are treated. What a run costs keeps n to 1 000; at larger n the resampled means are normal and Welch's rows \
            above apply.""");

    private static final Effort EFFORT = new Effort(4_000, 2e6, 20, 100, 1_000, 10_000);
    private static final Effort RESAMPLED = new Effort(1_000, 5e5, 20, 100, 1_000);
    private static final int RESAMPLES = 999;
    private static final long TABULATED = 20;
    private static final double SHIFT = 0.3;
    private static final double TRIMMED = 0.2;
    private static final double CAP = 0.99;

    /// @param seed for methods that draw themselves
    private record Arms(double[] treatment, double[] control, long seed) {
        double[] shifted() {
            double[] out = treatment.clone();
            for (int i = 0; i < out.length; i++) {
                out[i] += SHIFT;
            }
            return out;
        }
    }

    private SampleScenes() {}

    static List<Scene<?>> all() {
        var out = new ArrayList<Scene<?>>();
        out.add(intervals(ranks(Laws.NORMAL, Laws.NORMAL, "normal", 1)));
        out.add(intervals(amounts()));
        out.add(ranks(Laws.ZERO_INFLATED, Laws.ZERO_INFLATED, "zero-inflated", 1));
        out.add(ranks(Laws.BINARY, Laws.BINARY, "binary", 1));
        out.add(ranks(new NormalLaw("", 1, 3), Laws.NORMAL, "normal with unequal spread, 1:9", 9));
        for (Law law : Laws.ALL) {
            out.add(resampled(law));
        }
        out.add(blocked(Laws.NORMAL));
        out.add(blocked(Laws.SKEWED));
        return out;
    }

    private static Scene<Arms> ranks(Law treatment, Law control, String data, int ratio) {
        Scene<Arms> scene = tests(new Scene<>(RANKS, data, EFFORT, (d, n) ->
                new Arms(treatment.sample(d, (int) n), control.sample(d, (int) n * ratio), 0)));
        // The hypothesis of Kolmogorov and Smirnov is that the distributions are equal.
        return treatment.equals(control) ? alike(scene) : scene;
    }

    /// Log-normal without a grid, so that ranks have no ties.
    private static Scene<Arms> amounts() {
        return alike(tests(new Scene<>(RANKS, "skewed", EFFORT,
                (d, n) -> new Arms(amounts(d, (int) n), amounts(d, (int) n), 0))));
    }

    private static double[] amounts(Draw draw, int n) {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = Math.exp(1.2 * draw.normal());
        }
        return out;
    }

    private static Scene<Arms> tests(Scene<Arms> scene) {
        return scene
                .rejects("Mann-Whitney, normal with continuity", a -> MannWhitney.of(
                        a.treatment, a.control, Reference.NORMAL_CONTINUITY, Alternative.TWO_SIDED), m -> m.p() <= ALPHA)
                .upTo(TABULATED, "Mann-Whitney, exact", Kind.TYPE_ONE, a -> Scene.error(MannWhitney.of(
                        a.treatment, a.control, Reference.EXACT, Alternative.TWO_SIDED), m -> m.p() <= ALPHA))
                .rejects("Brunner-Munzel", a -> BrunnerMunzel.of(
                        a.treatment, a.control, Alternative.TWO_SIDED, Level.FIVE_PERCENT), m -> m.p() <= ALPHA)
                .misses("Brunner-Munzel", a -> BrunnerMunzel.of(
                        a.treatment, a.control, Alternative.TWO_SIDED, Level.FIVE_PERCENT), m -> outside(m.low(), m.high(), 0.5))
                .rejects("trimmed means (Yuen), 20 % a side", a -> trimmed(a.treatment, a.control), d -> d.p() <= ALPHA)
                .rejects("means capped at the 99 % quantile", SampleScenes::capped, w -> w.difference().p() <= ALPHA);
    }

    private static Scene<Arms> alike(Scene<Arms> scene) {
        return scene
                .rejects("Kolmogorov-Smirnov, asymptotic", a -> KolmogorovSmirnov.asymptotic(a.treatment, a.control),
                        k -> k.p() <= ALPHA)
                .upTo(TABULATED, "Kolmogorov-Smirnov, exact", Kind.TYPE_ONE, a -> Scene.error(
                        KolmogorovSmirnov.exact(a.treatment, a.control), k -> k.p() <= ALPHA));
    }

    private static Scene<Arms> intervals(Scene<Arms> scene) {
        return scene
                .misses("trimmed means (Yuen), 20 % a side", a -> trimmed(a.shifted(), a.control),
                        d -> outside(d.low(), d.high(), SHIFT))
                .misses("Hodges-Lehmann, normal with continuity", a -> HodgesLehmann.of(a.shifted(), a.control,
                        Reference.NORMAL_CONTINUITY, Alternative.TWO_SIDED, Level.FIVE_PERCENT),
                        h -> outside(h.low(), h.high(), SHIFT))
                .upTo(TABULATED, "Hodges-Lehmann, exact", Kind.COVERAGE, a -> Scene.error(HodgesLehmann.of(a.shifted(),
                        a.control, Reference.EXACT, Alternative.TWO_SIDED, Level.FIVE_PERCENT),
                        h -> outside(h.low(), h.high(), SHIFT)));
    }

    private static Outcome<Difference> trimmed(double[] treatment, double[] control) {
        return TrimmedMeans.of(treatment, control, TRIMMED, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    private static Outcome<Winsorised> capped(Arms a) {
        return Winsorised.of(a.treatment, a.control, Winsor.quantiles(0, CAP, a.treatment, a.control),
                Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    private static Scene<Arms> resampled(Law law) {
        var scene = new Scene<Arms>(RESAMPLING, law.name(), RESAMPLED, (d, n) ->
                new Arms(law.sample(d, (int) n), law.sample(d, (int) n), d.seed()));
        scene.measure("permutation test", Kind.TYPE_ONE, a -> permuted(
                Randomisation.complete(a.treatment, a.control), a.seed));
        for (BootstrapKind kind : BootstrapKind.values()) {
            scene.misses("bootstrap, " + Names.of(kind), a -> Bootstrap.of(a.treatment, a.control, Statistic.mean(),
                    Contrast.DIFFERENCE, kind, Level.FIVE_PERCENT, RESAMPLES, a.seed), b -> outside(b.low(), b.high(), 0));
        }
        return scene;
    }

    private record Blocks(double[] values, boolean[] treated, int[] block, long seed) {
        double[] of(boolean arm) {
            return IntStream.range(0, values.length).filter(i -> treated[i] == arm).mapToDouble(i -> values[i]).toArray();
        }
    }

    private static Scene<Blocks> blocked(Law law) {
        double[] shares = {0.25, 0.25, 0.5, 0.75, 0.75};
        return new Scene<Blocks>(RESAMPLING, law.name() + ", in blocks", RESAMPLED, (d, n) -> {
            double[] values = law.sample(d, (int) (2 * n));
            boolean[] treated = new boolean[values.length];
            int[] block = new int[values.length];
            int size = values.length / shares.length;
            for (int i = 0; i < values.length; i++) {
                block[i] = i / size;
                values[i] += law.sd() * block[i] / 2;
                treated[i] = i % size < shares[block[i]] * size;
            }
            return new Blocks(values, treated, block, d.seed());
        }).measure("permutation within blocks", Kind.TYPE_ONE, b -> permuted(
                        Randomisation.blocked(b.values, b.treated, b.block), b.seed))
                .measure("permutation that ignores the blocks", Kind.TYPE_ONE, b -> permuted(
                        Randomisation.complete(b.of(true), b.of(false)), b.seed));
    }

    private static OptionalDouble permuted(Outcome<Randomisation> randomisation, long seed) {
        return Scene.error(randomisation.map(r -> PermutationTest.monteCarlo(
                r, Alternative.TWO_SIDED, TwoSided.DISTANCE, RESAMPLES, seed)), p -> p.p() <= ALPHA);
    }
}
