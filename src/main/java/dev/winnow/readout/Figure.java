package dev.winnow.readout;

/// A figure, or the reason why there is none. In JSON a known figure is its own object; an absent one is
/// `{"code": "...", "reason": "..."}`.
public sealed interface Figure<T> {
    record Known<T>(T value) implements Figure<T> {}

    /// @param code   stable word, for example `tooFewUnits`
    /// @param reason the same as a sentence with the numbers that count
    record Absent<T>(String code, String reason) implements Figure<T> {}
}
