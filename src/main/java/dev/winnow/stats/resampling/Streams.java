package dev.winnow.stats.resampling;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Random numbers for work done in chunks: a stream for each, told from the seed and the number of the chunk.
final class Streams {
    /// Odd part of the golden ratio, which spreads neighbouring numbers.
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /// Draws that share a stream.
    static final int CHUNK = 64;

    private Streams() {}

    /// The numbers of the chunks for so many draws, to be worked on at the same time.
    static IntStream chunks(int draws) {
        return IntStream.range(0, Math.ceilDiv(draws, CHUNK)).parallel();
    }

    /// How many of the draws are in a chunk: the last may have fewer.
    static int length(int draws, int chunk) {
        return Math.min(CHUNK, draws - chunk * CHUNK);
    }

    /// Seed and chunk are scattered by the last steps of MurmurHash3 (Appleby 2011), so that neighbours share nothing.
    static SplittableRandom of(long seed, long chunk) {
        long z = seed + GOLDEN * (chunk + 1);
        z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return new SplittableRandom(z ^ (z >>> 33));
    }

    /// The numbers below n in an order that tells nothing of them, for each n the same (Fisher and Yates).
    static int[] shuffled(int n) {
        SplittableRandom random = of(n, 0);
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = below(random, i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /// A whole number in [0, bound), by the high half of a product (Lemire 2019); the bias of at most bound / 2^64 is
    /// beyond what any number of draws can show.
    static int below(SplittableRandom random, int bound) {
        return (int) Math.unsignedMultiplyHigh(random.nextLong(), bound);
    }
}
