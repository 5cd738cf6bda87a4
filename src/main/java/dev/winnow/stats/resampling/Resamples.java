package dev.winnow.stats.resampling;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Draws replicates in chunks, each with its own stream of random numbers and one buffer of counts.
final class Resamples {
    private static final int CHUNK = 64;

    private Resamples() {}

    /// One replicate.
    @FunctionalInterface
    interface Draw {
        /// @param times buffer to be filled anew, as long as the sample
        double next(SplittableRandom random, int[] times);
    }

    static double[] of(int resamples, long seed, int bufferLength, Draw draw) {
        double[] replicates = new double[resamples];
        IntStream.range(0, (resamples + CHUNK - 1) / CHUNK).parallel().forEach(c -> {
            SplittableRandom random = Streams.of(seed, c);
            int[] times = new int[bufferLength];
            int end = Math.min(resamples, (c + 1) * CHUNK);
            for (int i = c * CHUNK; i < end; i++) {
                replicates[i] = draw.next(random, times);
            }
        });
        return replicates;
    }
}
