package dev.winnow.stats.platforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.platforms.GrowthBookPower.Decision;
import dev.winnow.stats.platforms.GrowthBookPower.Prior;
import dev.winnow.stats.platforms.PostHogRunningTime.MetricType;
import dev.winnow.stats.platforms.PostHogRunningTime.Request;
import dev.winnow.stats.platforms.PostHogRunningTime.Statistics;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlatformPowerTest {
    private static GrowthBookPower growthBook(double users, Decision decision) {
        return new GrowthBookPower(0.1, 0.09, users, Level.FIVE_PERCENT, decision);
    }

    private static double known(Outcome<Double> o) {
        return o.toOptional().orElseThrow(() -> new AssertionError(o));
    }

    @Test
    void growthBooksDetectableEffectHasItsPower() {
        var fixed = growthBook(20_000, new Decision.FixedHorizon());
        assertEquals(0.8, fixed.power(known(fixed.mde(0.8))), 1e-6);
        assertEquals(0.05, fixed.power(0), 1e-12);
        // From the calculator itself: 100,000 users in two arms.
        assertEquals(0.054627540025570104, known(growthBook(50_000, new Decision.FixedHorizon()).mde(0.8)), 1e-10);
        var flat = growthBook(20_000, new Decision.Bayesian(Optional.empty()));
        assertEquals(known(fixed.mde(0.8)), known(flat.mde(0.8)), 1e-6);
        var sequential = growthBook(50_000, new Decision.Sequential(5000));
        assertEquals(0.09489011747491172, known(sequential.mde(0.8)), 1e-10);
    }

    @Test
    void growthBooksPriorPullsTheLimits() {
        var up = growthBook(20_000, new Decision.Bayesian(Optional.of(new Prior(0.1, 0.1))));
        var none = growthBook(20_000, new Decision.Bayesian(Optional.of(new Prior(0, 0.1))));
        var down = growthBook(20_000, new Decision.Bayesian(Optional.of(new Prior(-0.1, 0.1))));
        assertTrue(up.power(0.05) > none.power(0.05));
        assertTrue(down.power(0.05) < none.power(0.05));
        assertEquals(0.8, up.power(known(up.mde(0.8))), 1e-9);
        // A prior that decides alone.
        var sure = growthBook(100, new Decision.Bayesian(Optional.of(new Prior(5, 0.1))));
        assertEquals(0, known(sure.mde(0.8)));
    }

    @Test
    void growthBookSaysWhenNoEffectWillDo() {
        var few = growthBook(50, new Decision.FixedHorizon());
        assertInstanceOf(Outcome.Undefined.class, few.mde(0.8));
        var u = (Outcome.Undefined<Double>) few.mde(0.8);
        assertEquals(Cause.UNREACHABLE, u.cause());
        // The limit of a growing effect, whose standard error grows with it.
        assertEquals(few.power(1e9), u.found(), 1e-6);
        assertInstanceOf(Outcome.Undefined.class, growthBook(50, new Decision.Sequential(5000)).mde(0.8));
        assertInstanceOf(Outcome.Undefined.class, growthBook(50, new Decision.Bayesian(Optional.empty())).mde(0.8));
        assertEquals(Outcome.undefined(Cause.UNREACHABLE, 0.05), growthBook(50_000, new Decision.FixedHorizon()).mde(0.05));
        assertThrows(IllegalArgumentException.class, () -> few.mde(1));
        assertThrows(IllegalArgumentException.class, () -> few.mde(0));
        assertThrows(IllegalArgumentException.class, () -> new Prior(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Decision.Sequential(0));
        assertThrows(IllegalArgumentException.class, () -> growthBook(0, new Decision.FixedHorizon()));
        double infinite = Double.POSITIVE_INFINITY;
        assertThrows(IllegalArgumentException.class, () -> new Decision.Sequential(infinite));
        assertThrows(IllegalArgumentException.class, () -> new Prior(Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> growthBook(infinite, new Decision.FixedHorizon()));
        assertThrows(IllegalArgumentException.class, () -> new GrowthBookPower(1, infinite, 1, Level.FIVE_PERCENT, new Decision.FixedHorizon()));
        assertThrows(IllegalArgumentException.class, () -> few.power(infinite));
        assertThrows(IllegalArgumentException.class, () -> new GrowthBookPower(0, 1, 1, Level.FIVE_PERCENT, new Decision.FixedHorizon()));
        assertThrows(IllegalArgumentException.class, () -> new GrowthBookPower(1, 0, 1, Level.FIVE_PERCENT, new Decision.FixedHorizon()));
    }

    private static Request request(MetricType type, Optional<Double> rate, Optional<Double> baseline, Optional<Double> variance, Optional<Statistics> statistics) {
        return new Request(type, 10, 2, rate, baseline, variance, statistics);
    }

    private static final Optional<Double> NONE = Optional.empty();

    private static Optional<Statistics> sums(long samples, double denominator, Optional<Double> lastStep) {
        return Optional.of(new Statistics(samples, 300, 2000, denominator, 700, 900, lastStep));
    }

    @Test
    void postHogTakesTheBaselineFromSums() {
        assertEquals(Optional.of(0.3), of(MetricType.FUNNEL, sums(1000, 0, NONE)).baseline());
        assertEquals(Optional.of(0.2), of(MetricType.FUNNEL, sums(1000, 0, Optional.of(200.0))).baseline());
        assertEquals(Optional.of(3.0), of(MetricType.MEAN_COUNT, sums(100, 0, NONE)).baseline());
        assertEquals(Optional.of(1.5), of(MetricType.RATIO, sums(100, 200, NONE)).baseline());
        // M = 3, D = 2: Var M = 20 - 9, Var D = 7 - 4, Cov = 9 - 6
        assertEquals(11 / 4.0 + 9 * 3 / 16.0 - 2 * 3 * 3 / 8.0, of(MetricType.RETENTION, sums(100, 200, NONE)).variance().orElseThrow(), 1e-12);
        assertEquals(new PostHogRunningTime(NONE, NONE, Optional.empty(), Optional.empty()), of(MetricType.RATIO, sums(100, 0, NONE)));
        assertEquals(Optional.empty(), of(MetricType.RATIO, sums(0, 200, NONE)).baseline());
    }

    private static PostHogRunningTime of(MetricType type, Optional<Statistics> sums) {
        return PostHogRunningTime.of(request(type, NONE, NONE, NONE, sums));
    }

    @Test
    void postHogsRulesOfThumb() {
        var ten = Optional.of(10.0);
        var none = Optional.<Statistics>empty();
        assertEquals(new PostHogRunningTime(ten, Optional.of(20.0), Optional.of(640L), Optional.empty()), PostHogRunningTime.of(request(MetricType.MEAN_COUNT, NONE, ten, NONE, none)));
        assertEquals(new PostHogRunningTime(ten, Optional.of(25.0), Optional.of(800L), Optional.of(12L)), PostHogRunningTime.of(request(MetricType.MEAN_SUM_OR_AVG, Optional.of(70.0), ten, NONE, none)));
        assertEquals(new PostHogRunningTime(ten, Optional.of(5.0), Optional.of(160L), Optional.empty()), PostHogRunningTime.of(request(MetricType.MEAN_COUNT, Optional.of(0.0), ten, Optional.of(5.0), none)));
        // The variance of a funnel is its own.
        assertEquals(Optional.of(3200L), PostHogRunningTime.of(request(MetricType.FUNNEL, NONE, Optional.of(0.5), Optional.of(99.0), none)).sampleSize());
        assertEquals(Optional.empty(), PostHogRunningTime.of(request(MetricType.RATIO, NONE, ten, NONE, sums(100, 0, NONE))).variance());
        assertEquals(Optional.empty(), PostHogRunningTime.of(request(MetricType.RATIO, NONE, ten, NONE, sums(0, 5, NONE))).sampleSize());
        assertEquals(Optional.empty(), PostHogRunningTime.of(request(MetricType.RATIO, NONE, ten, NONE, none)).sampleSize());
        assertEquals(Optional.empty(), PostHogRunningTime.of(request(MetricType.FUNNEL, Optional.of(9.0), Optional.of(0.0), NONE, none)).sampleSize());
        // A certain funnel needs nobody, and so no time.
        assertEquals(new PostHogRunningTime(Optional.of(1.0), NONE, Optional.of(0L), Optional.empty()), PostHogRunningTime.of(request(MetricType.FUNNEL, Optional.of(9.0), Optional.of(1.0), NONE, none)));
    }

    @Test
    void postHogRefuses() {
        assertThrows(IllegalArgumentException.class, () -> new Request(MetricType.FUNNEL, 0, 2, NONE, NONE, NONE, Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new Request(MetricType.FUNNEL, 5, 1, NONE, NONE, NONE, Optional.empty()));
        for (double b : new double[] {1.2, -0.1, Double.NaN}) {
            Request funnel = request(MetricType.FUNNEL, NONE, Optional.of(b), NONE, Optional.empty());
            assertThrows(IllegalArgumentException.class, () -> PostHogRunningTime.of(funnel));
        }
        assertThrows(IllegalArgumentException.class, () -> of(MetricType.FUNNEL, sums(200, 0, NONE)));
        assertThrows(IllegalArgumentException.class, () -> new Statistics(-1, 0, 0, 0, 0, 0, NONE));
    }
}
