package dev.winnow.stats.platforms;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.means.QuantileType;
import dev.winnow.stats.means.TrimmedMeans;
import dev.winnow.stats.means.WelchTest;
import dev.winnow.stats.platforms.AbServerResult.Finding;
import dev.winnow.stats.platforms.AbServerResult.Measure;
import dev.winnow.stats.platforms.AbServerResult.Size;
import dev.winnow.stats.ranks.MannWhitney;
import dev.winnow.stats.ranks.Reference;
import dev.winnow.stats.ranks.SortedDifferences;
import dev.winnow.stats.resampling.Bootstrap;
import dev.winnow.stats.resampling.BootstrapKind;
import dev.winnow.stats.resampling.Contrast;
import dev.winnow.stats.resampling.PermutationTest;
import dev.winnow.stats.resampling.QuantilePermutation;
import dev.winnow.stats.resampling.Randomisation;
import dev.winnow.stats.resampling.Statistic;
import dev.winnow.stats.resampling.TwoSided;
import java.util.Arrays;

/// Two samples of single values as the AB server compares them.
///
/// Its resampling draws 2,000 times from generators of its own with seeds that never change; here 20,000 permutations
/// and resamples are drawn from ours, likewise with a fixed seed, so the figures are those that the server's scatter
/// around. It looks at all permutations where there are no more than 2,000, and so do we where there are no more than
/// 20,000. Effect and interval have 4 places. Where all values are equal, or none vary after trimming, it answers zeros
/// and p = 1, and the field has no answer. The field's are [MannWhitney], [PermutationTest], [QuantilePermutation],
/// [Bootstrap] and [TrimmedMeans], with their assumptions.
public final class AbServerSamples {
    /// Most values of an arm that the server takes.
    public static final int MOST_VALUES = 1000;

    /// Most values of both arms together, untied, for which the rank test is exact.
    private static final int MOST_EXACT = 30;

    private static final int DRAWS = 20_000;
    private static final long SEED = 20_240_629;

    private AbServerSamples() {}

    /// Mann and Whitney's (1947) test with the shift of Hodges and Lehmann (1963).
    ///
    /// p is exact without ties up to 30 values, else normal with continuity; the statistic is always that z. The ends
    /// of the interval are the differences of rank floor(M/2 - z sqrt(n m (N + 1)/12)), at least 1, and M + 1 less
    /// that, without correction for ties; the field rounds up. Relative to the median of control.
    ///
    /// @return undefined (`TOO_FEW`) when an arm has fewer than two values
    /// @throws IllegalArgumentException if a value is not finite
    public static Outcome<AbServerResult> mannWhitney(double[] treatment, double[] control, Level level) {
        return compared(treatment, control, level, () -> MannWhitney.of(
                        treatment, control, Reference.NORMAL_CONTINUITY, Alternative.TWO_SIDED)
                .map(normal -> {
                    double z = normal.statistic().orElse(0.0);
                    double p = exact(treatment, control) ? exactP(treatment, control, normal.p()) : normal.p();
                    var differences = SortedDifferences.of(treatment, control);
                    double n = treatment.length;
                    double m = control.length;
                    double reach = Tails.normalQuantile(level.alpha() / 2) * Math.sqrt(n * m * (n + m + 1) / 12);
                    long rank = (long) Math.max(1, Math.floor(n * m / 2 - reach));
                    return new Finding(
                                    differences.median(),
                                    QuantileType.LINEAR.of(control, 0.5),
                                    differences.kth(rank),
                                    differences.kth(differences.count() + 1 - rank),
                                    p,
                                    z,
                                    ObservedPower.normal(z, level))
                            .rounded(4, level)
                            .with(Size.of(Measure.RANK_BISERIAL, 2 * normal.probability() - 1));
                }));
    }

    private static boolean exact(double[] treatment, double[] control) {
        int n = treatment.length + control.length;
        return n <= MOST_EXACT
                && Arrays.stream(pooled(treatment, control)).distinct().count() == n;
    }

    private static double exactP(double[] treatment, double[] control, double otherwise) {
        return MannWhitney.of(treatment, control, Reference.EXACT, Alternative.TWO_SIDED)
                .map(MannWhitney::p)
                .toOptional()
                .orElse(otherwise);
    }

    /// Permutation test of the difference of means ([TwoSided#DISTANCE]) with a percentile interval; the statistic is
    /// Welch's t, 0 where neither arm varies, the power that of a normal z. Arms that are all equal have Cohen's d
    /// without a value.
    ///
    /// @return undefined (`TOO_FEW`) when an arm has fewer than two values
    /// @throws IllegalArgumentException if a value is not finite
    public static Outcome<AbServerResult> bootstrap(double[] treatment, double[] control, Level level) {
        Moments t = Moments.of(treatment);
        Moments c = Moments.of(control);
        return compared(treatment, control, level, () -> Randomisation.complete(treatment, control).map(r -> {
                    double p = PermutationTest.of(r, Alternative.TWO_SIDED, TwoSided.DISTANCE, DRAWS, SEED).p();
                    double statistic =
                            WelchTest.of(t, c, level).toOptional().map(d -> d.statistic()).orElse(0.0);
                    return resampled(t.mean() - c.mean(), c.mean(), p, treatment, control, Statistic.mean(), level)
                            .tested(statistic, level)
                            .rounded(4, level);
                }))
                .map(r -> r.with(Size.of(Measure.COHENS_D, AbServerMeans.cohensD(t, c))));
    }

    /// Permutation test of a difference of quantiles (linear interpolation) with a percentile interval; the statistic
    /// is the difference over the standard deviation of its resamples, 0 where they do not vary.
    ///
    /// @param q in (0, 1)
    /// @return undefined when an arm has fewer than two values
    /// @throws IllegalArgumentException for another q, or a value that is not finite
    public static Outcome<AbServerResult> quantile(double[] treatment, double[] control, double q, Level level) {
        return compared(treatment, control, level, () -> QuantilePermutation.of(treatment, control, q, DRAWS, SEED)
                .map(test -> {
                    double base = QuantileType.LINEAR.of(control, q);
                    return resampled(test.estimate(), base, test.p(), treatment, control, Statistic.quantile(q), level)
                            .rounded(4, level);
                }));
    }

    /// Interval and statistic by resampling; the observed effect itself where no resample differs from it.
    private static Finding resampled(
            double effect, double base, double p, double[] treatment, double[] control, Statistic what, Level level) {
        return Bootstrap.of(
                        treatment, control, what, Contrast.DIFFERENCE, BootstrapKind.PERCENTILE, level, DRAWS, SEED)
                .toOptional()
                .map(b -> new Finding(effect, base, b.low(), b.high(), p, 0, 0).tested(effect / b.se(), level))
                .orElseGet(() -> new Finding(effect, base, effect, effect, p, 0, 0));
    }

    /// Yuen's (1974) test, see [TrimmedMeans]; relative to the trimmed mean of control. Zeros and p = 1 also where
    /// fewer than two values of an arm remain.
    ///
    /// @param share cut from each end, in [0, 0.5)
    /// @return undefined when an arm has fewer than two values
    /// @throws IllegalArgumentException for another share, or a value that is not finite
    public static Outcome<AbServerResult> trimmed(double[] treatment, double[] control, double share, Level level) {
        return compared(treatment, control, level, () ->
                TrimmedMeans.of(treatment, control, share, Alternative.TWO_SIDED, level).map(d -> {
                    double base = trimmedMean(control, share);
                    return AbServerMeans.finding(d, base, level).rounded(4, level);
                }));
    }

    private static double trimmedMean(double[] sample, double share) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        int cut = (int) (share * sorted.length);
        return Moments.of(Arrays.copyOfRange(sorted, cut, sorted.length - cut)).mean();
    }

    /// A test that the field leaves open for want of variance or of values left after trimming.
    private interface Attempt {
        Outcome<AbServerResult> run();
    }

    private static Outcome<AbServerResult> compared(
            double[] treatment, double[] control, Level level, Attempt attempt) {
        int smaller = Math.min(treatment.length, control.length);
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        return Outcome.known(
                attempt.run().toOptional().orElseGet(() -> Finding.NOTHING.rounded(4, level)));
    }

    private static double[] pooled(double[] treatment, double[] control) {
        double[] all = Arrays.copyOf(treatment, treatment.length + control.length);
        System.arraycopy(control, 0, all, treatment.length, control.length);
        return all;
    }
}
