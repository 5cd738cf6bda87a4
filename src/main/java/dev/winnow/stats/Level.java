package dev.winnow.stats;

/// Error level of a test and of the interval that goes with it (Neyman and Pearson 1933).
///
/// @param alpha probability of rejecting a true hypothesis, in (0, 1); the interval covers with probability 1 - alpha
public record Level(double alpha) {
    /// The customary 0.05.
    public static final Level FIVE_PERCENT = new Level(0.05);

    public Level {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha=%s is not in (0, 1)".formatted(alpha));
        }
    }

    /// The level with this error.
    ///
    /// @param alpha in (0, 1)
    /// @throws IllegalArgumentException for any other number
    public static Level of(double alpha) {
        return new Level(alpha);
    }

    /// 1 - alpha, what the interval covers with; 1 where alpha is below 5e-17.
    public double confidence() {
        return 1 - alpha;
    }

    /// What each tail that the alternative looks at may err: alpha / 2 two-sided, else alpha.
    public double tail(Alternative alternative) {
        return alternative == Alternative.TWO_SIDED ? alpha / 2 : alpha;
    }
}
