package dev.winnow.stats.proportions;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.distribution.Tails;
import java.util.ArrayList;
import java.util.List;

/// Chi-square test of observed against planned shares (Pearson 1900), the sample-ratio check.
///
/// Counts the units that are assigned, each independently of the others. The chi-square law is good from about five
/// planned units a group; below that [ExactSampleRatio] is.
///
/// @param expected  planned counts by group, fractional: total times share
/// @param chiSquare sum of (observed - expected)^2 / expected
/// @param df        groups - 1
/// @param p         upper tail, 0 below the double range
public record SampleRatio(List<Double> expected, double chiSquare, int df, double p) {

    /// @param observed counts, never negative
    /// @param shares   planned shares, above 0; taken relative to their sum
    /// @return undefined (`TOO_FEW`) when nothing was observed
    /// @throws IllegalArgumentException if the lengths differ, there are fewer than two groups, a count is negative
    ///     or a share is not above 0, or their sum not finite
    public static Outcome<SampleRatio> of(List<Long> observed, List<Double> shares) {
        int k = observed.size();
        if (k < 2
                || shares.size() != k
                || !observed.stream().allMatch(o -> o >= 0)
                || !shares.stream().allMatch(s -> s > 0)
                || Double.isInfinite(shares.stream().mapToDouble(Double::doubleValue).sum())) {
            throw new IllegalArgumentException("observed=%s shares=%s".formatted(observed, shares));
        }
        long total = observed.stream().mapToLong(Long::longValue).sum();
        if (total == 0) {
            return Outcome.undefined(Outcome.Cause.TOO_FEW, 0);
        }
        double whole = shares.stream().mapToDouble(Double::doubleValue).sum();
        var expected = new ArrayList<Double>(k);
        double chi = 0;
        for (int i = 0; i < k; i++) {
            double e = total * shares.get(i) / whole;
            expected.add(e);
            chi += (observed.get(i) - e) * (observed.get(i) - e) / e;
        }
        return Outcome.known(new SampleRatio(expected, chi, k - 1, Tails.chiSquare(chi, k - 1)));
    }
}
