package dev.winnow.stats;

import java.util.Optional;
import java.util.function.Function;

/// A result, or why there is none; never NaN.
public sealed interface Outcome<T> {
    record Known<T>(T value) implements Outcome<T> {}

    /// @param cause what is missing
    /// @param found the number that was there instead, such as a sample size of 1
    record Undefined<T>(Cause cause, double found) implements Outcome<T> {}

    /// Why a calculation has no answer.
    enum Cause {
        /// Fewer than two observations in an arm.
        TOO_FEW,
        /// Every observation is the same, in both arms.
        NO_VARIANCE,
        /// A relative effect of a control that is 0.
        ZERO_BASELINE,
        /// A ratio whose denominators sum to 0.
        ZERO_DENOMINATOR,
        /// A covariate that is the same for everybody.
        CONSTANT_COVARIATE,
        /// The sample is so small that the interval's ranks fall outside it.
        RANKS_OUTSIDE
    }

    static <T> Outcome<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Outcome<T> undefined(Cause cause, double found) {
        return new Undefined<>(cause, found);
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> f) {
        return switch (this) {
            case Known<T>(T v) -> new Known<>(f.apply(v));
            case Undefined<T>(Cause c, double found) -> new Undefined<>(c, found);
        };
    }

    default <R> Outcome<R> flatMap(Function<? super T, Outcome<R>> f) {
        return switch (this) {
            case Known<T>(T v) -> f.apply(v);
            case Undefined<T>(Cause c, double found) -> new Undefined<>(c, found);
        };
    }

    default Optional<T> toOptional() {
        return switch (this) {
            case Known<T>(T v) -> Optional.of(v);
            case Undefined<T> _ -> Optional.empty();
        };
    }
}
