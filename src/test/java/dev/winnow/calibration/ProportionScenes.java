package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;
import static dev.winnow.calibration.Scene.outside;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.proportions.Continuity;
import dev.winnow.stats.proportions.DifferenceMethod;
import dev.winnow.stats.proportions.FisherExact;
import dev.winnow.stats.proportions.OddsRatio;
import dev.winnow.stats.proportions.OddsRatioMethod;
import dev.winnow.stats.proportions.Ordering;
import dev.winnow.stats.proportions.PointMass;
import dev.winnow.stats.proportions.Pooling;
import dev.winnow.stats.proportions.ProportionDifference;
import dev.winnow.stats.proportions.ProportionInterval;
import dev.winnow.stats.proportions.ProportionRatio;
import dev.winnow.stats.proportions.RatioMethod;
import dev.winnow.stats.proportions.TwoProportions;
import dev.winnow.stats.proportions.UnconditionalExact;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/// Success rates.
final class ProportionScenes {
    private static final Family ONE = new Family(
            "One proportion",
            "n",
            """
            In every run the true rate is drawn anew within a fifth of the one named, because at a single rate the coverage of \
            every method jumps with the lattice of the counts.""");

    private static final Family TWO = new Family(
            "Two proportions",
            "n per arm",
            """
            Rates are drawn anew as above. False alarms: both arms have the same rate. Coverage: the treatment's rate is 1.2 \
            times control's. Non-inferiority and equivalence: the treatment's rate lies exactly at the margin of a tenth of the rate below \
            control's.""");

    private static final Effort EFFORT = Effort.of(10_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);
    private static final double[] RATES = {0.5, 0.05, 0.005};
    private static final double LIFT = 1.2;
    private static final double MARGIN = 0.1;
    private static final long EXACT = 10_000;
    private static final long UNCONDITIONAL = 20;

    private record One(Proportion seen, double rate) {}

    /// @param alike  as control
    /// @param lifted with an effect
    /// @param worse  as far below control as the margin
    private record Two(Proportion alike, Proportion lifted, Proportion worse, Proportion control, double rate) {}

    private ProportionScenes() {}

    static List<Scene<?>> all() {
        var out = new ArrayList<Scene<?>>();
        for (double rate : RATES) {
            out.add(one(rate));
            out.add(two(rate));
        }
        return out;
    }

    private static String data(double rate) {
        return "binary, rate " + new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(100 * rate) + " %";
    }

    private static double about(Draw draw, double rate) {
        return rate * draw.between(0.8, 1.2);
    }

    private static Scene<One> one(double rate) {
        var scene = new Scene<One>(ONE, data(rate), EFFORT, (d, n) -> {
            double p = about(d, rate);
            return new One(new Proportion(d.binomial(n, p), n), p);
        });
        for (ProportionInterval method : ProportionInterval.values()) {
            scene.misses("one proportion, " + Names.of(method), o -> method.of(
                            o.seen, Alternative.TWO_SIDED, Level.FIVE_PERCENT).map(i -> outside(i.low(), i.high(), o.rate)),
                    missed -> missed);
        }
        return scene;
    }

    private static Scene<Two> two(double rate) {
        var scene = new Scene<Two>(TWO, data(rate), EFFORT, (d, n) -> {
            double p = about(d, rate);
            return new Two(
                    arm(d, n, p), arm(d, n, p * LIFT), arm(d, n, p * (1 - MARGIN)), arm(d, n, p), p);
        });
        tests(scene);
        intervals(scene);
        return scene;
    }

    private static Proportion arm(Draw draw, long n, double p) {
        return new Proportion(draw.binomial(n, p), n);
    }

    private static void tests(Scene<Two> scene) {
        scene.rejects("z test of proportions", t -> z(t, Pooling.TEST_ONLY, Continuity.NONE), d -> d.p() <= ALPHA)
                .rejects("z test of proportions, unpooled", t -> z(t, Pooling.NEITHER, Continuity.NONE), d -> d.p() <= ALPHA)
                .rejects("z test of proportions, Yates", t -> z(t, Pooling.TEST_ONLY, Continuity.YATES), d -> d.p() <= ALPHA)
                .upTo(EXACT, "Fisher's exact test", Kind.TYPE_ONE, t -> fisher(t, PointMass.WHOLE))
                .upTo(EXACT, "Fisher's exact test, mid-p", Kind.TYPE_ONE, t -> fisher(t, PointMass.HALF));
        for (Ordering ordering : Ordering.values()) {
            Map<Proportion, Map<Proportion, OptionalDouble>> known = new ConcurrentHashMap<>();
            String name = switch (ordering) {
                case POOLED_Z -> "Barnard's test, pooled z";
                case UNPOOLED_Z -> "Barnard's test, unpooled z";
                case FISHER -> "Boschloo's test";
            };
            scene.upTo(UNCONDITIONAL, name, Kind.TYPE_ONE, t -> known
                    .computeIfAbsent(t.alike, _ -> new ConcurrentHashMap<>())
                    .computeIfAbsent(t.control, _ -> Scene.error(
                            UnconditionalExact.of(t.alike, t.control, ordering, Alternative.TWO_SIDED), u -> u.p() <= ALPHA)));
        }
    }

    private static Outcome<Difference> z(Two t, Pooling pooling, Continuity continuity) {
        return TwoProportions.of(t.alike, t.control, pooling, continuity, Alternative.TWO_SIDED, Level.FIVE_PERCENT);
    }

    private static OptionalDouble fisher(Two t, PointMass mass) {
        return Scene.error(FisherExact.of(t.alike, t.control, mass, Alternative.TWO_SIDED, Level.FIVE_PERCENT),
                f -> f.p() <= ALPHA);
    }

    private static void intervals(Scene<Two> scene) {
        for (DifferenceMethod m : DifferenceMethod.values()) {
            scene.misses("difference of proportions, " + Names.of(m), t -> ProportionDifference.interval(
                                    t.lifted, t.control, m, Alternative.TWO_SIDED, Level.FIVE_PERCENT)
                            .map(i -> outside(i.low(), i.high(), (LIFT - 1) * t.rate)),
                    missed -> missed);
            if (m != DifferenceMethod.NEWCOMBE) {
                scene.rejects("non-inferior proportion, " + Names.of(m), t -> ProportionDifference.test(
                        t.worse, t.control, m, -MARGIN * t.rate, Alternative.GREATER), n -> n.p() <= ALPHA);
                scene.rejects("equivalent proportions, " + Names.of(m), t -> ProportionDifference.equivalence(
                        t.worse, t.control, m, -MARGIN * t.rate, MARGIN * t.rate), e -> e.p() <= ALPHA);
            }
        }
        for (RatioMethod m : RatioMethod.values()) {
            scene.misses("ratio of proportions, " + Names.of(m), t -> ProportionRatio.interval(
                            t.lifted, t.control, m, Alternative.TWO_SIDED, Level.FIVE_PERCENT),
                    i -> outside(i.low(), i.high(), LIFT));
            if (m != RatioMethod.MOVER) {
                scene.rejects("non-inferior ratio of proportions, " + Names.of(m), t -> ProportionRatio.test(
                        t.worse, t.control, m, 1 - MARGIN, Alternative.GREATER), n -> n.p() <= ALPHA);
            }
        }
        for (OddsRatioMethod m : OddsRatioMethod.values()) {
            scene.misses("odds ratio, " + Names.of(m), t -> OddsRatio.interval(
                                    t.lifted, t.control, m, Alternative.TWO_SIDED, Level.FIVE_PERCENT)
                            .map(i -> outside(i.low(), i.high(), odds(t.rate * LIFT) / odds(t.rate))),
                    missed -> missed);
            scene.rejects("odds ratio, " + Names.of(m), t -> OddsRatio.test(
                    t.alike, t.control, m, 1, Alternative.TWO_SIDED), n -> n.p() <= ALPHA);
        }
    }

    private static double odds(double p) {
        return p / (1 - p);
    }
}
