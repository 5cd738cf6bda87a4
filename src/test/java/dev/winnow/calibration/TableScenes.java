package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.proportions.ContingencyTable;
import dev.winnow.stats.proportions.Continuity;
import dev.winnow.stats.proportions.MantelHaenszel;
import java.util.ArrayList;
import java.util.List;

/// Tables of counts: several arms, several outcomes, strata.
final class TableScenes {
    private static final Family FAMILY = new Family(
            "Tables of counts",
            "n per arm",
            """
            False alarms: four arms with the same rate (drawn anew in each run within a fifth of the one named), or three arms \
            alike in five categories of 40, 30, 20, 9 and 1 %. Mantel-Haenszel: 3 strata of 50, 30 and 20 % of the units with \
            control's rates 10, 30 and 60 %, or strata of 4 units per arm whose control's rates lie between 20 and 60 %; the \
            odds ratio is 1 in all, of coverage 1.5 in all.""");

    private static final Effort EFFORT = Effort.of(10_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);
    private static final Effort MANY = new Effort(4_000, 4e6, 20, 100, 1_000, 10_000);
    private static final int SMALL = 4;
    private static final double ODDS = 1.5;

    private record Strata(List<MantelHaenszel.Stratum> alike, List<MantelHaenszel.Stratum> lifted) {}

    private TableScenes() {}

    static List<Scene<?>> all() {
        return List.of(rates("binary, rate 50 %", 0.5), rates("binary, rate 5 %", 0.05), rates("binary, rate 0.5 %", 0.005),
                categories(), strata("binary, 3 strata", EFFORT, TableScenes::three),
                strata("binary, strata of 4 units per arm", MANY, TableScenes::many));
    }

    private static Scene<Outcome<ContingencyTable>> rates(String data, double rate) {
        return tests(new Scene<>(FAMILY, data, EFFORT, (d, n) -> {
            double p = rate * d.between(0.8, 1.2);
            return ContingencyTable.ofGroups(List.of(arm(d, n, p), arm(d, n, p), arm(d, n, p), arm(d, n, p)));
        }));
    }

    private static Scene<Outcome<ContingencyTable>> categories() {
        var law = new Discrete("categories", new double[][] {{0, 1, 2, 3, 4}}, 40, 30, 20, 9, 1);
        return tests(new Scene<>(FAMILY, "five categories", EFFORT, (d, n) ->
                ContingencyTable.of(new long[][] {law.counts(d, n), law.counts(d, n), law.counts(d, n)})));
    }

    private static Scene<Outcome<ContingencyTable>> tests(Scene<Outcome<ContingencyTable>> scene) {
        return scene.rejects("chi-square of a table", t -> t, t -> t.p() <= ALPHA)
                .rejects("G test of a table", t -> t, t -> t.gP() <= ALPHA);
    }

    private static Proportion arm(Draw draw, long n, double p) {
        return new Proportion(draw.binomial(n, p), n);
    }

    private static Scene<Strata> strata(String data, Effort effort, Scene.Maker<Strata> maker) {
        return new Scene<Strata>(FAMILY, data, effort, maker)
                .rejects("Mantel-Haenszel", s -> mantelHaenszel(s.alike, Continuity.NONE), m -> m.p() <= ALPHA)
                .rejects("Mantel-Haenszel, Yates", s -> mantelHaenszel(s.alike, Continuity.YATES), m -> m.p() <= ALPHA)
                .misses("Mantel-Haenszel odds ratio", s -> mantelHaenszel(s.lifted, Continuity.NONE),
                        m -> Scene.outside(m.low(), m.high(), ODDS));
    }

    private static Outcome<MantelHaenszel> mantelHaenszel(List<MantelHaenszel.Stratum> strata, Continuity continuity) {
        return MantelHaenszel.of(strata, continuity, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    private static Strata three(Draw draw, long n) {
        double[] shares = {0.5, 0.3, 0.2};
        double[] rates = {0.1, 0.3, 0.6};
        long[] treated = AdjustScenes.split(draw, n, shares);
        long[] others = AdjustScenes.split(draw, n, shares);
        var out = new Strata(new ArrayList<>(), new ArrayList<>());
        for (int s = 0; s < shares.length; s++) {
            add(out, draw, treated[s], others[s], rates[s]);
        }
        return out;
    }

    private static Strata many(Draw draw, long n) {
        var out = new Strata(new ArrayList<>(), new ArrayList<>());
        for (long s = 0; s < n / SMALL; s++) {
            add(out, draw, SMALL, SMALL, draw.between(0.2, 0.6));
        }
        return out;
    }

    private static void add(Strata strata, Draw draw, long treated, long others, double rate) {
        double odds = ODDS * rate / (1 - rate);
        Proportion control = arm(draw, others, rate);
        strata.alike.add(new MantelHaenszel.Stratum(arm(draw, treated, rate), control));
        strata.lifted.add(new MantelHaenszel.Stratum(arm(draw, treated, odds / (1 + odds)), control));
    }
}
