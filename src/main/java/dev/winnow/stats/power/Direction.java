package dev.winnow.stats.power;

/// On which side of no effect a detectable effect is looked for.
public enum Direction {
    /// Effects above the null value.
    ABOVE,
    /// Effects below it.
    BELOW;

    /// `amount` with this side's sign.
    double signed(double amount) {
        return this == ABOVE ? amount : -amount;
    }
}
