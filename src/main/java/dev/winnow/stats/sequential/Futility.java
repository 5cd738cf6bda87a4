package dev.winnow.stats.sequential;

/// A lower bound at which to give up, and what it is made from.
///
/// Spent under the planned effect, the lower bound meets the upper one at the last look, and the drift is the one at
/// which they do. Spent without effect, it depends on no drift and may end below the upper one.
///
/// @param spending how the error of the lower bound is spent
/// @param total    how much of it there is in all, by fraction 1, in (0, 1)
/// @param under    under which hypothesis it is spent
/// @param binding  whether the upper bound counts on it
public record Futility(Spending spending, double total, Hypothesis under, Binding binding) {
    /// Which truth the error of the lower bound is counted under.
    public enum Hypothesis {
        /// The planned effect: giving up is then an error of the second kind (beta spending; Pampallona, Tsiatis and
        /// Kim 2001).
        PLANNED_EFFECT,
        /// No effect: a bound against harm.
        NO_EFFECT
    }

    /// Whether stopping for futility is an obligation.
    public enum Binding {
        /// Crossing must stop; the upper bound is a little lower for it.
        BINDING,
        /// Crossing may be ignored; the upper bound is as if there were no lower one, and holds its level either way.
        NON_BINDING
    }

    public Futility {
        if (!(total > 0 && total < 1)) {
            throw new IllegalArgumentException("total=%s is not in (0, 1)".formatted(total));
        }
    }

    /// Beta spending.
    ///
    /// @param beta chance to miss the planned effect, in (0, 1)
    /// @throws IllegalArgumentException for another number
    public static Futility ofBeta(Spending spending, double beta, Binding binding) {
        return new Futility(spending, beta, Hypothesis.PLANNED_EFFECT, binding);
    }
}
