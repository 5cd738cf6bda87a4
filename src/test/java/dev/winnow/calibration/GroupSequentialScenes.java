package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;
import static dev.winnow.calibration.Scene.outside;

import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.sequential.Boundaries;
import dev.winnow.stats.sequential.Futility;
import dev.winnow.stats.sequential.GroupSequentialDesign;
import dev.winnow.stats.sequential.HaybittlePeto;
import dev.winnow.stats.sequential.Looks;
import dev.winnow.stats.sequential.Sides;
import dev.winnow.stats.sequential.Spending;
import dev.winnow.stats.sequential.StagewiseInference;
import dev.winnow.stats.sequential.StoppingRule;
import dev.winnow.stats.sequential.WangTsiatis;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Designs with a few planned looks.
final class GroupSequentialScenes {
    private static final Family FAMILY = new Family(
            "Group-sequential designs",
            "n per arm at the end",
            """
            Two arms compared by estimate over standard error (Welch's) at five looks, stopping at the first crossing. An alarm \
            at any look is an error. Coverage of repeated intervals: at all looks up to the stop, under an effect of 2.8 \
            standard errors of the end. Looks are equally spaced, or come at 13, 35, 71, 90 and 100 % with bounds of spending \
            functions solved for the looks as they came. Futility: beta spending for a power of 80 %.""");

    private static final Effort EFFORT = Effort.of(10_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);
    private static final Effort COSTLY = Effort.of(1_000, 1_000, 1_000_000);
    private static final double DRIFT = 2.8;

    private record Path(List<Peek> looks, double effect) {}

    private GroupSequentialScenes() {}

    static List<Scene<?>> all() {
        double[] equal = Looks.equallySpaced(5).toArray();
        double[] came = {0.13, 0.35, 0.71, 0.9, 1};
        return List.of(
                scene("normal", Laws.NORMAL, equal, shapes()),
                scene("skewed", Laws.SKEWED, equal, shapes()),
                scene("binary", Laws.BINARY, equal, shapes()),
                scene("normal, looks as they came", Laws.NORMAL, came, spending()),
                scene("zero-inflated, looks as they came", Laws.ZERO_INFLATED, came, spending()),
                stopped(equal));
    }

    private static Map<String, StoppingRule> shapes() {
        Map<String, StoppingRule> out = new LinkedHashMap<>();
        out.put("O'Brien-Fleming", WangTsiatis.obrienFleming());
        out.put("Pocock", WangTsiatis.pocock());
        out.put("Haybittle-Peto", new HaybittlePeto(3));
        out.put("spending like O'Brien-Fleming", new Spending.ObrienFlemingLike(0.5));
        return out;
    }

    private static Map<String, StoppingRule> spending() {
        Map<String, StoppingRule> out = new LinkedHashMap<>();
        out.put("spending like O'Brien-Fleming", new Spending.ObrienFlemingLike(0.5));
        out.put("spending like Pocock", new Spending.PocockLike());
        out.put("spending of Hwang, Shih and DeCani", new Spending.HwangShihDeCani(-4));
        out.put("spending of Kim and DeMets", new Spending.KimDeMets(2));
        return out;
    }

    private static Scene<Path> scene(String data, Law law, double[] fractions, Map<String, StoppingRule> rules) {
        var scene = paths(data, law, fractions, EFFORT);
        rules.forEach((name, rule) -> {
            double[] bounds = design(fractions, rule).boundaries().upper();
            scene.measure(name, Kind.TYPE_ONE, p -> Scene.error(crossed(p, 0, bounds) < bounds.length));
            scene.measure(name + ", repeated interval", Kind.COVERAGE, p -> repeated(p, bounds));
        });
        Boundaries binding = design(fractions, Futility.Binding.BINDING).boundaries();
        scene.measure("one-sided with binding futility", Kind.TYPE_ONE, p -> Scene.error(above(p, binding.upper(), binding.lower())));
        double[] free = design(fractions, Futility.Binding.NON_BINDING).boundaries().upper();
        double[] ignored = new double[free.length];
        Arrays.fill(ignored, Double.NEGATIVE_INFINITY);
        scene.measure("one-sided with futility that is not heeded", Kind.TYPE_ONE, p -> Scene.error(above(p, free, ignored)));
        scene.measure("Welch's t test at every look", Kind.TYPE_ONE, p -> Scene.error(p.looks.stream().anyMatch(
                l -> l.difference().map(d -> d.p() <= ALPHA).toOptional().orElse(false))));
        return scene;
    }

    private static Scene<Path> paths(String data, Law law, double[] fractions, Effort effort) {
        return new Scene<>(FAMILY, data, effort, (d, n) -> new Path(
                Peek.of(d, law, Arrays.stream(fractions).mapToLong(f -> Math.round(f * n)).toArray()),
                DRIFT * law.sd() * Math.sqrt(2.0 / n)));
    }

    /// The interval after the stop costs a search over designs.
    private static Scene<Path> stopped(double[] fractions) {
        GroupSequentialDesign design = design(fractions, WangTsiatis.obrienFleming());
        double[] bounds = design.boundaries().upper();
        return paths("normal, after the stop", Laws.NORMAL, fractions, COSTLY)
                .misses("O'Brien-Fleming, stagewise interval", p -> {
                    int stop = Math.min(crossed(p, p.effect, bounds), bounds.length - 1);
                    return p.looks.get(stop).difference()
                            .map(d -> StagewiseInference.of(design.boundaries(), Sides.TWO_SIDED, ALPHA / 2, stop,
                                    d.estimate() + p.effect, d.se()))
                            .map(s -> outside(s.low(), s.high(), p.effect));
                }, x -> x);
    }

    private static GroupSequentialDesign design(double[] fractions, StoppingRule rule) {
        Outcome<GroupSequentialDesign> design =
                GroupSequentialDesign.of(Looks.of(fractions), rule, Sides.TWO_SIDED, Level.FIVE_PERCENT);
        return design.toOptional().orElseThrow();
    }

    /// One-sided, with beta spending for a power of 80 %.
    private static GroupSequentialDesign design(double[] fractions, Futility.Binding binding) {
        return GroupSequentialDesign.of(Looks.of(fractions), new Spending.ObrienFlemingLike(1), Level.FIVE_PERCENT,
                Futility.ofBeta(new Spending.ObrienFlemingLike(1), 0.2, binding)).toOptional().orElseThrow();
    }

    /// Whether the upper bound is crossed before the lower one.
    private static boolean above(Path path, double[] upper, double[] lower) {
        for (int i = 0; i < upper.length; i++) {
            double z = path.looks.get(i).difference().map(d -> d.estimate() / d.se()).toOptional().orElse(0.0);
            if (z >= upper[i] || z <= lower[i]) {
                return z >= upper[i];
            }
        }
        return false;
    }

    /// The look of the first crossing, or the number of looks.
    private static int crossed(Path path, double effect, double... bounds) {
        for (int i = 0; i < bounds.length; i++) {
            double bound = bounds[i];
            if (path.looks.get(i).difference()
                    .map(d -> Math.abs(d.estimate() + effect) >= bound * d.se()).toOptional().orElse(false)) {
                return i;
            }
        }
        return bounds.length;
    }

    private static OptionalDouble repeated(Path path, double... bounds) {
        int stop = Math.min(crossed(path, path.effect, bounds), bounds.length - 1);
        boolean missed = false;
        for (int i = 0; i <= stop; i++) {
            double bound = bounds[i];
            missed |= path.looks.get(i).difference().map(d -> misses(d, bound)).toOptional().orElse(false);
        }
        return Scene.error(missed);
    }

    private static boolean misses(Difference d, double bound) {
        return Math.abs(d.estimate()) > bound * d.se();
    }
}
