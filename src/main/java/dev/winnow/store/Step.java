package dev.winnow.store;

/// A revision without its payload: how it came about.
///
/// @param note as given with the change
public record Step(long number, Move move, String note) {
    /// How a revision follows the one before.
    public enum Move {
        /// A new state.
        CHANGE,
        /// The state before the last change that still stands.
        UNDO,
        /// The state that the last undo took back.
        REDO;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Move of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
