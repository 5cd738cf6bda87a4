package dev.winnow.stats.platforms;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.proportions.SampleRatio;
import java.util.ArrayList;
import java.util.List;

/// The sample-ratio check by PostHog's conventions: Pearson's chi-square against the rollout percentages, flagged at
/// p < 0.001, and not told below 100 exposures. Units seen in several variants, of a holdout or of an excluded variant
/// are left out by the caller. Without PostHog's limits and level it is [SampleRatio];
/// [dev.winnow.stats.sequential.SequentialSampleRatio] may be looked at any time.
///
/// @param expected  exposures planned of each variant, in the order given; 0 for those without rollout
/// @param chiSquare sum of (observed - expected)^2 / expected
/// @param df        variants with rollout - 1
/// @param p         upper tail
/// @param mismatch  whether p is below 0.001
public record PostHogSampleRatio(List<Double> expected, double chiSquare, int df, double p, boolean mismatch) {
    private static final long LEAST_EXPOSURES = 100;
    private static final double ALPHA = 0.001;

    public PostHogSampleRatio {
        expected = List.copyOf(expected);
    }

    /// The check of variants - 1 degrees of freedom (Pearson 1900).
    ///
    /// @param observed    exposures of each variant, never negative
    /// @param percentages rollout of each variant, never negative and finite; taken relative to their sum. Variants
    ///     without
    ///     rollout are left out with their exposures
    /// @return undefined when fewer than two variants have rollout (`ONLY_ONE_GROUP`), or they have fewer than 100
    ///     exposures (`PLATFORM_REFUSES`)
    /// @throws IllegalArgumentException if the lengths differ, exposures are negative, or a percentage is negative or
    ///     infinite
    public static Outcome<PostHogSampleRatio> of(List<Long> observed, List<Double> percentages) {
        if (observed.size() != percentages.size()
                || observed.stream().anyMatch(n -> n < 0)
                || !percentages.stream().allMatch(s -> s >= 0 && s < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("observed=%s percentages=%s".formatted(observed, percentages));
        }
        var counts = new ArrayList<Long>();
        var shares = new ArrayList<Double>();
        for (int i = 0; i < observed.size(); i++) {
            if (percentages.get(i) > 0) {
                counts.add(observed.get(i));
                shares.add(percentages.get(i));
            }
        }
        long total = counts.stream().mapToLong(Long::longValue).sum();
        if (counts.size() < 2) {
            return Outcome.undefined(Cause.ONLY_ONE_GROUP, counts.size());
        }
        if (total < LEAST_EXPOSURES) {
            return Outcome.undefined(Cause.PLATFORM_REFUSES, total);
        }
        return SampleRatio.of(counts, shares)
                .map(s -> new PostHogSampleRatio(
                        placed(s.expected(), percentages), s.chiSquare(), s.df(), s.p(), s.p() < ALPHA));
    }

    private static List<Double> placed(List<Double> expected, List<Double> percentages) {
        var all = new ArrayList<Double>();
        int next = 0;
        for (double percentage : percentages) {
            all.add(percentage > 0 ? expected.get(next++) : 0);
        }
        return all;
    }
}
