package dev.winnow.calibration;

import java.util.Arrays;

/// How much is simulated.
///
/// @param runs   at every size
/// @param budget runs times size is held below it, though never below 500 runs
/// @param sizes  ascending
record Effort(int runs, double budget, long... sizes) {
    private static final int LEAST = 500;

    /// Costs the same at every size.
    static Effort of(int runs, long... sizes) {
        return new Effort(runs, Double.POSITIVE_INFINITY, sizes);
    }

    int runs(long n, int divisor) {
        int all = (int) Math.max(Math.min(LEAST, runs), Math.min(runs, budget / n));
        return Math.max(10, all / divisor);
    }

    Effort upTo(long largest) {
        return new Effort(runs, budget, Arrays.stream(sizes).filter(n -> n <= largest).toArray());
    }
}
