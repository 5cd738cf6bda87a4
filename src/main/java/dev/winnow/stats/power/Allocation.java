package dev.winnow.stats.power;

/// How units are shared between control and treatments.
///
/// @param ratio      units of each treatment for one of control, above 0 and finite
/// @param treatments number of treatments, all of the same size; 0 for a test of a single sample, such as of pairs
public record Allocation(double ratio, int treatments) {
    /// Most units of all arms together: above, not every whole number is a double.
    private static final double MOST_UNITS = 0x1p53;

    /// As many units in the one treatment as in control.
    public static final Allocation EVEN = new Allocation(1, 1);

    /// One sample, or pairs.
    public static final Allocation SINGLE = new Allocation(1, 0);

    public Allocation {
        if (!(ratio > 0 && Double.isFinite(ratio))) {
            throw new IllegalArgumentException("ratio=%s is not in (0, Inf)".formatted(ratio));
        }
        if (treatments < 0) {
            throw new IllegalArgumentException("treatments=%d is below 0".formatted(treatments));
        }
    }

    /// One treatment with `ratio` units for one of control.
    ///
    /// @param ratio above 0 and finite
    /// @throws IllegalArgumentException for any other number
    public static Allocation of(double ratio) {
        return new Allocation(ratio, 1);
    }

    /// Control and `groups` - 1 treatments of the same size.
    ///
    /// @param groups at least 1
    /// @throws IllegalArgumentException for any other number
    public static Allocation groups(int groups) {
        return new Allocation(1, groups - 1);
    }

    /// Units of each treatment when control has `control`.
    double treatment(double control) {
        return treatments == 0 ? 0 : control * ratio;
    }

    /// The least control for which every arm has at least `units`.
    double controlFor(double units) {
        return treatments == 0 ? units : Math.max(units, units / ratio);
    }

    /// The most that control may have for all arms together to have at most 2^53 units.
    double most() {
        return MOST_UNITS / (1 + treatments * ratio);
    }
}
