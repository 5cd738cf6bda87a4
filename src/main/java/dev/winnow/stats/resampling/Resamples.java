package dev.winnow.stats.resampling;

import java.util.SplittableRandom;

/// Draws replicates in chunks, each with its own stream of random numbers and one buffer of counts.
final class Resamples {
    private Resamples() {}

    /// One replicate.
    @FunctionalInterface
    interface Draw {
        /// @param times buffer to be filled anew, as long as the sample
        double next(SplittableRandom random, int[] times);
    }

    static double[] of(int resamples, long seed, int bufferLength, Draw draw) {
        double[] replicates = new double[resamples];
        Streams.chunks(resamples).forEach(c -> {
            SplittableRandom random = Streams.of(seed, c);
            int[] times = new int[bufferLength];
            int from = c * Streams.CHUNK;
            int length = Streams.length(resamples, c);
            for (int i = 0; i < length; i++) {
                replicates[from + i] = draw.next(random, times);
            }
        });
        return replicates;
    }
}
