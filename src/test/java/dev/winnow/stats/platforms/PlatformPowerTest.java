package dev.winnow.stats.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

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
        assertThat(fixed.power(known(fixed.mde(0.8)))).isCloseTo(0.8, within(1e-6));
        assertThat(fixed.power(0)).isCloseTo(0.05, within(1e-12));
        // From the calculator itself: 100,000 users in two arms.
        assertThat(known(growthBook(50_000, new Decision.FixedHorizon()).mde(0.8)))
                .isCloseTo(0.054627540025570104, within(1e-10));
        var flat = growthBook(20_000, new Decision.Bayesian(Optional.empty()));
        assertThat(known(flat.mde(0.8))).isCloseTo(known(fixed.mde(0.8)), within(1e-6));
        var sequential = growthBook(50_000, new Decision.Sequential(5000));
        assertThat(known(sequential.mde(0.8))).isCloseTo(0.09489011747491172, within(1e-10));
    }

    @Test
    void growthBooksPriorPullsTheLimits() {
        var up = growthBook(20_000, new Decision.Bayesian(Optional.of(new Prior(0.1, 0.1))));
        var none = growthBook(20_000, new Decision.Bayesian(Optional.of(new Prior(0, 0.1))));
        var down = growthBook(20_000, new Decision.Bayesian(Optional.of(new Prior(-0.1, 0.1))));
        assertThat(up.power(0.05)).isGreaterThan(none.power(0.05));
        assertThat(down.power(0.05)).isLessThan(none.power(0.05));
        assertThat(up.power(known(up.mde(0.8)))).isCloseTo(0.8, within(1e-9));
        // A prior that decides alone.
        var sure = growthBook(100, new Decision.Bayesian(Optional.of(new Prior(5, 0.1))));
        assertThat(known(sure.mde(0.8))).isZero();
    }

    @Test
    void growthBookSaysWhenNoEffectWillDo() {
        var few = growthBook(50, new Decision.FixedHorizon());
        assertThat(few.mde(0.8)).isInstanceOf(Outcome.Undefined.class);
        var u = (Outcome.Undefined<Double>) few.mde(0.8);
        assertThat(u.cause()).isEqualTo(Cause.UNREACHABLE);
        // The limit of a growing effect, whose standard error grows with it.
        assertThat(u.found()).isCloseTo(few.power(1e9), within(1e-6));
        assertThat(growthBook(50, new Decision.Sequential(5000)).mde(0.8)).isInstanceOf(Outcome.Undefined.class);
        assertThat(growthBook(50, new Decision.Bayesian(Optional.empty())).mde(0.8))
                .isInstanceOf(Outcome.Undefined.class);
        assertThat(growthBook(50_000, new Decision.FixedHorizon()).mde(0.05)).isEqualTo(Outcome.undefined(Cause.UNREACHABLE, 0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> few.mde(1));
        assertThatIllegalArgumentException().isThrownBy(() -> few.mde(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Prior(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Decision.Sequential(0));
        assertThatIllegalArgumentException().isThrownBy(() -> growthBook(0, new Decision.FixedHorizon()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GrowthBookPower(0, 1, 1, Level.FIVE_PERCENT, new Decision.FixedHorizon()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GrowthBookPower(1, 0, 1, Level.FIVE_PERCENT, new Decision.FixedHorizon()));
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
        assertThat(of(MetricType.FUNNEL, sums(1000, 0, NONE)).baseline()).contains(0.3);
        assertThat(of(MetricType.FUNNEL, sums(1000, 0, Optional.of(200.0))).baseline()).contains(0.2);
        assertThat(of(MetricType.MEAN_COUNT, sums(100, 0, NONE)).baseline()).contains(3.0);
        assertThat(of(MetricType.RATIO, sums(100, 200, NONE)).baseline()).contains(1.5);
        // M = 3, D = 2: Var M = 20 - 9, Var D = 7 - 4, Cov = 9 - 6
        assertThat(of(MetricType.RETENTION, sums(100, 200, NONE)).variance().orElseThrow())
                .isCloseTo(11 / 4.0 + 9 * 3 / 16.0 - 2 * 3 * 3 / 8.0, within(1e-12));
        assertThat(of(MetricType.RATIO, sums(100, 0, NONE)))
                .isEqualTo(new PostHogRunningTime(NONE, NONE, Optional.empty(), Optional.empty()));
        assertThat(of(MetricType.RATIO, sums(0, 200, NONE)).baseline()).isEmpty();
    }

    private static PostHogRunningTime of(MetricType type, Optional<Statistics> sums) {
        return PostHogRunningTime.of(request(type, NONE, NONE, NONE, sums));
    }

    @Test
    void postHogsRulesOfThumb() {
        var ten = Optional.of(10.0);
        var none = Optional.<Statistics>empty();
        assertThat(PostHogRunningTime.of(request(MetricType.MEAN_COUNT, NONE, ten, NONE, none)))
                .isEqualTo(new PostHogRunningTime(ten, Optional.of(20.0), Optional.of(640L), Optional.empty()));
        assertThat(PostHogRunningTime.of(request(MetricType.MEAN_SUM_OR_AVG, Optional.of(70.0), ten, NONE, none)))
                .isEqualTo(new PostHogRunningTime(ten, Optional.of(25.0), Optional.of(800L), Optional.of(12L)));
        assertThat(PostHogRunningTime.of(request(MetricType.MEAN_COUNT, Optional.of(0.0), ten, Optional.of(5.0), none)))
                .isEqualTo(new PostHogRunningTime(ten, Optional.of(5.0), Optional.of(160L), Optional.empty()));
        // The variance of a funnel is its own.
        assertThat(PostHogRunningTime.of(request(MetricType.FUNNEL, NONE, Optional.of(0.5), Optional.of(99.0), none)).sampleSize())
                .contains(3200L);
        assertThat(PostHogRunningTime.of(request(MetricType.RATIO, NONE, ten, NONE, sums(100, 0, NONE))).variance()).isEmpty();
        assertThat(PostHogRunningTime.of(request(MetricType.RATIO, NONE, ten, NONE, sums(0, 5, NONE))).sampleSize()).isEmpty();
        assertThat(PostHogRunningTime.of(request(MetricType.RATIO, NONE, ten, NONE, none)).sampleSize()).isEmpty();
        assertThat(PostHogRunningTime.of(request(MetricType.FUNNEL, Optional.of(9.0), Optional.of(0.0), NONE, none)).sampleSize()).isEmpty();
        // A certain funnel needs nobody, and so no time.
        assertThat(PostHogRunningTime.of(request(MetricType.FUNNEL, Optional.of(9.0), Optional.of(1.0), NONE, none)))
                .isEqualTo(new PostHogRunningTime(Optional.of(1.0), NONE, Optional.of(0L), Optional.empty()));
    }

    @Test
    void postHogRefuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Request(MetricType.FUNNEL, 0, 2, NONE, NONE, NONE, Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Request(MetricType.FUNNEL, 5, 1, NONE, NONE, NONE, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Statistics(-1, 0, 0, 0, 0, 0, NONE));
    }
}
