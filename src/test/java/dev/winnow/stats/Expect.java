package dev.winnow.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// What the engine's tests ask of a result.
public final class Expect {
    private Expect() {}

    /// The answer; without one the test fails and names the cause.
    public static <T> T known(Outcome<T> outcome) {
        return outcome.toOptional().orElseThrow(() -> new AssertionError(outcome));
    }

    /// Fails unless the figure is what is wanted.
    ///
    /// @param relative how far it may be off, as a share of what is wanted; 0 must be met exactly
    public static void near(double want, double actual, double relative) {
        assertEquals(want, actual, Math.max(relative * Math.abs(want), Double.MIN_VALUE));
    }
}
