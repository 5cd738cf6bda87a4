package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;
import static dev.winnow.calibration.Scene.outside;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.RelativeEffect;
import dev.winnow.stats.means.Better;
import dev.winnow.stats.means.Equivalence;
import dev.winnow.stats.means.Fieller;
import dev.winnow.stats.means.TwoMeans;
import dev.winnow.stats.means.Variances;
import java.util.ArrayList;
import java.util.List;

/// Comparisons of two means from sufficient statistics.
final class MeanScenes {
    private static final Family FAMILY = new Family(
            "Two means",
            "n of the smaller arm",
            """
            False alarms: both arms alike. Coverage: every treated value is 1.2 times what it would have been, so treatment \
            also spreads more. Margins: the true difference lies exactly on the margin. Arms are equal, or treatment has a \
            tenth of all units (1:9). Sufficient statistics are drawn from their exact distribution at every n.""");

    private static final Effort EFFORT = Effort.of(10_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);
    private static final double LIFT = 0.2;
    private static final double WIDE = 0.5;
    private static final double SHARE = 0.2;

    /// @param alike  treatment without an effect
    /// @param lifted treatment with one
    /// @param control  the other arm
    /// @param law    of control
    private record Arms(Moments alike, Moments lifted, Moments control, Law law) {
        double difference() {
            return LIFT * law.mean();
        }

        double wide() {
            return WIDE * law.sd();
        }

        /// Treatment times a factor.
        Moments times(double factor) {
            return new Moments(alike.n(), factor * alike.mean(), factor * factor * alike.m2());
        }

        /// Treatment moved by a constant.
        Moments moved(double by) {
            return new Moments(alike.n(), alike.mean() + by, alike.m2());
        }
    }

    private MeanScenes() {}

    static List<Scene<?>> all() {
        var out = new ArrayList<Scene<?>>();
        for (Law law : Laws.ALL) {
            out.add(scene(law, law, law.name(), 1));
            out.add(scene(law, law, law.name() + ", 1:9", 9));
        }
        out.add(scene(new NormalLaw("", 1, 3), Laws.NORMAL, "normal, 1:9, the small arm with 3 times the spread", 9));
        return out;
    }

    private static Scene<Arms> scene(Law treatment, Law control, String data, int ratio) {
        Law lifted = treatment.times(1 + LIFT);
        return new Scene<Arms>(FAMILY, data, EFFORT, (d, n) -> new Arms(
                        treatment.moments(d, n), lifted.moments(d, n), control.moments(d, n * ratio), control))
                .rejects("Welch's t test", a -> welch(a, a.alike), MeanScenes::significant)
                .misses("Welch's t test", a -> welch(a, a.lifted), MeanScenes::missed)
                .rejects("pooled t test", a -> pooled(a, a.alike), MeanScenes::significant)
                .misses("pooled t test", a -> pooled(a, a.lifted), MeanScenes::missed)
                .rejects("z test of means", a -> z(a, a.alike), MeanScenes::significant)
                .misses("z test of means", a -> z(a, a.lifted), MeanScenes::missed)
                .misses("relative effect, delta method", MeanScenes::delta, r -> outside(r.low(), r.high(), LIFT))
                .misses("relative effect, Fieller", a -> Fieller.of(a.lifted, a.control, Level.FIVE_PERCENT),
                        r -> outside(r.low(), r.high(), LIFT))
                .rejects("non-inferiority of means", MeanScenes::notInferior, d -> d.p() <= ALPHA)
                .rejects("non-inferiority of means, share of control", a -> Equivalence.notInferiorByShare(
                        a.times(1 - SHARE), a.control, SHARE, Better.HIGHER, Level.FIVE_PERCENT), d -> d.p() <= ALPHA)
                .rejects("equivalence of means (TOST)", MeanScenes::equivalence, e -> e.p() <= ALPHA);
    }

    private record Judged(Difference difference, double truth) {}

    private static Outcome<Judged> welch(Arms a, Moments treatment) {
        return test(a, treatment, Variances.SEPARATE);
    }

    private static Outcome<Judged> pooled(Arms a, Moments treatment) {
        return test(a, treatment, Variances.POOLED);
    }

    private static Outcome<Judged> test(Arms a, Moments treatment, Variances variances) {
        return TwoMeans.difference(treatment, a.control, variances, Alternative.TWO_SIDED, Level.FIVE_PERCENT)
                .map(d -> new Judged(d, a.difference()));
    }

    private static Outcome<Judged> z(Arms a, Moments treatment) {
        return TwoMeans.normal(treatment, a.control, Alternative.TWO_SIDED, Level.FIVE_PERCENT)
                .map(d -> new Judged(d, a.difference()));
    }

    private static boolean significant(Judged j) {
        return j.difference.p() <= ALPHA;
    }

    private static boolean missed(Judged j) {
        return outside(j.difference.low(), j.difference.high(), j.truth);
    }

    private static Outcome<RelativeEffect> delta(Arms a) {
        return RelativeEffect.of(
                a.lifted.mean(), a.lifted.variance() / a.lifted.n(),
                a.control.mean(), a.control.variance() / a.control.n(), Level.FIVE_PERCENT);
    }

    private static Outcome<Difference> notInferior(Arms a) {
        return Equivalence.notInferior(
                a.moved(-a.wide()), a.control, a.wide(), Better.HIGHER, Variances.SEPARATE, Level.FIVE_PERCENT);
    }

    private static Outcome<Equivalence> equivalence(Arms a) {
        return Equivalence.of(
                a.moved(a.wide()), a.control, new Equivalence.Bounds(-a.wide(), a.wide()), Variances.SEPARATE,
                Level.FIVE_PERCENT);
    }
}
