package dev.winnow.stats;

import dev.winnow.stats.Outcome.Cause;
import java.util.Optional;
import java.util.function.Function;

/// A result, or why the data allow none; never NaN. Arguments that are wrong whatever the data raise
/// IllegalArgumentException instead.
public sealed interface Outcome<T> {
    /// There is an answer.
    record Known<T>(T value) implements Outcome<T> {}

    /// There is none.
    ///
    /// @param cause what is missing
    /// @param found the number that was there instead, such as a sample size of 1
    record Undefined<T>(Cause cause, double found) implements Outcome<T> {}

    /// Why a calculation has no answer.
    enum Cause {
        /// Fewer observations than the method needs, mostly two in an arm.
        TOO_FEW,
        /// A standard error of 0, mostly because every observation is the same.
        NO_VARIANCE,
        /// A relative effect of a control that is 0, or too near to divide by.
        ZERO_BASELINE,
        /// A ratio whose denominators sum to 0.
        ZERO_DENOMINATOR,
        /// A covariate that is the same for everybody.
        CONSTANT_COVARIATE,
        /// The sample is so small that the interval's ranks fall outside it.
        RANKS_OUTSIDE,
        /// No event, so neither a rate nor a hazard can be told.
        NO_EVENTS,
        /// A design matrix without full rank.
        COLLINEAR,
        /// An instrument that does not move the treatment received.
        NO_FIRST_STAGE,
        /// No value of the unknown gives what is asked for.
        UNREACHABLE,
        /// An interval without ends.
        UNBOUNDED,
        /// An iteration that did not settle.
        NOT_CONVERGED,
        /// An enumeration too large to finish.
        TOO_LARGE,
        /// Fewer groups, clusters or studies than the method needs, mostly two.
        ONLY_ONE_GROUP,
        /// Observation ended before what is asked for could be seen.
        INCOMPLETE,
        /// A correction for having been selected as significant, of a result that is not.
        NOT_SIGNIFICANT,
        /// A platform whose conventions are reproduced gives no result for such data, though there may be one.
        PLATFORM_REFUSES
    }

    /// The answer.
    static <T> Outcome<T> known(T value) {
        return new Known<>(value);
    }

    /// No answer, see [Undefined].
    static <T> Outcome<T> undefined(Cause cause, double found) {
        return new Undefined<>(cause, found);
    }

    /// What `f` makes of the answer; a cause stays as it is.
    default <R> Outcome<R> map(Function<? super T, ? extends R> f) {
        return switch (this) {
            case Known<T>(T v) -> new Known<>(f.apply(v));
            case Undefined<T>(Cause c, double found) -> new Undefined<>(c, found);
        };
    }

    /// The same for an `f` that may have no answer either; the first cause stands.
    default <R> Outcome<R> flatMap(Function<? super T, Outcome<R>> f) {
        return switch (this) {
            case Known<T>(T v) -> f.apply(v);
            case Undefined<T>(Cause c, double found) -> new Undefined<>(c, found);
        };
    }

    /// The answer without the reason why there is none.
    default Optional<T> toOptional() {
        return switch (this) {
            case Known<T>(T v) -> Optional.of(v);
            case Undefined<T> _ -> Optional.empty();
        };
    }
}
