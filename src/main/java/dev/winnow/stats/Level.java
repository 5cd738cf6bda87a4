package dev.winnow.stats;

/// Error level of a test and of the interval that goes with it.
///
/// @param alpha probability of a false alarm, in (0, 1); the interval covers with probability 1 - alpha
public record Level(double alpha) {
    /// The convention that nobody has to defend.
    public static final Level FIVE_PERCENT = new Level(0.05);

    public Level {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha=%s is not in (0, 1)".formatted(alpha));
        }
    }

    /// @throws IllegalArgumentException unless alpha is in (0, 1)
    public static Level of(double alpha) {
        return new Level(alpha);
    }

    /// @param confidence coverage of the interval, in (0, 1)
    public static Level ofConfidence(double confidence) {
        return new Level(1 - confidence);
    }

    /// 1 - alpha.
    public double confidence() {
        return 1 - alpha;
    }

    /// What each tail that the alternative looks at may err: alpha / 2 two-sided, else alpha.
    public double tail(Alternative alternative) {
        return alternative == Alternative.TWO_SIDED ? alpha / 2 : alpha;
    }
}
