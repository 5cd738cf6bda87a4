package dev.winnow.readout;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/// A figure, or the reason why there is none. In JSON a known figure is its own object; an absent one is
/// `{"code": "...", "reason": "..."}`.
@JsonSerialize(using = FigureJson.Writer.class)
@JsonDeserialize(using = FigureJson.Reader.class)
public sealed interface Figure<T> {
    record Known<T>(T value) implements Figure<T> {}

    /// @param code   stable word, for example `tooFewUnits`
    /// @param reason the same as a sentence with the numbers that count
    record Absent<T>(String code, String reason) implements Figure<T> {}

    static <T> Figure<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Figure<T> absent(String code, String reason) {
        return new Absent<>(code, reason);
    }

    /// The value, for callers that do not show the reason.
    default Optional<T> toOptional() {
        return switch (this) {
            case Known<T>(T v) -> Optional.of(v);
            case Absent<T> _ -> Optional.empty();
        };
    }

    /// Turns the value and keeps the reason.
    default <R> Figure<R> map(Function<? super T, ? extends R> f) {
        return switch (this) {
            case Known<T>(T v) -> new Known<>(f.apply(v));
            case Absent<T>(String code, String reason) -> new Absent<>(code, reason);
        };
    }
}
