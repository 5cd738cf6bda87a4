package dev.winnow.stats;

import java.util.Arrays;

/// Samples in ascending order, for what is read off at ranks.
public final class Sorted {
    private Sorted() {}

    /// The values of all samples together, ascending; without values an empty array.
    ///
    /// @param samples in any order; left as they are
    /// @throws IllegalArgumentException if a value is not finite
    public static double[] of(double[]... samples) {
        double[] all = new double[Arrays.stream(samples).mapToInt(s -> s.length).sum()];
        int at = 0;
        for (double[] sample : samples) {
            for (double value : sample) {
                // -0 and 0 are the same value, but sort apart.
                all[at++] = value + 0.0;
            }
        }
        Arrays.sort(all);
        // Negative infinity comes first, infinity and NaN come last.
        if (at > 0 && !(Double.isFinite(all[0]) && Double.isFinite(all[at - 1]))) {
            throw new IllegalArgumentException("values from %s to %s must be finite".formatted(all[0], all[at - 1]));
        }
        return all;
    }
}
