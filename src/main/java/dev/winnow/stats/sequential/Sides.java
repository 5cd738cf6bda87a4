package dev.winnow.stats.sequential;

/// Whether a design can reject in one direction or in both.
public enum Sides {
    /// Rejects for large z only; the whole error level lies above.
    ONE_SIDED,
    /// Rejects for large |z|; half the error level lies on each side.
    TWO_SIDED;

    /// How many sides the error level is divided among, 1 or 2.
    public int count() {
        return this == ONE_SIDED ? 1 : 2;
    }
}
