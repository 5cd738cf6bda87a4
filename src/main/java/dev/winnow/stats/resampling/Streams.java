package dev.winnow.stats.resampling;

import java.util.SplittableRandom;

/// Random numbers for work done in chunks: a stream for each, told from the seed and the number of the chunk.
final class Streams {
    /// Odd part of the golden ratio, which spreads neighbouring numbers.
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Streams() {}

    /// Seed and chunk are scattered by the last steps of MurmurHash3 (Appleby 2011), so that neighbours share nothing.
    static SplittableRandom of(long seed, long chunk) {
        long z = seed + GOLDEN * (chunk + 1);
        z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return new SplittableRandom(z ^ (z >>> 33));
    }

    /// A whole number in [0, bound), by the high half of a product (Lemire 2019); the bias of at most bound / 2^64 is
    /// beyond what any number of draws can show.
    static int below(SplittableRandom random, int bound) {
        return (int) Math.unsignedMultiplyHigh(random.nextLong(), bound);
    }
}
