package dev.winnow.ui.imports;

/// What a column is used for.
///
/// @param metric the metric it feeds; empty for uses that feed none
public record ColumnUse(Part part, String metric) {
    /// The parts a column can play, in the order of the menu.
    public enum Part {
        IGNORE,
        UNIT,
        VARIANT,
        TIME,
        EVENT,
        SEGMENT,
        OUTCOME,
        DENOMINATOR,
        COVARIATE
    }

    static ColumnUse of(Part part) {
        return new ColumnUse(part, "");
    }
}
