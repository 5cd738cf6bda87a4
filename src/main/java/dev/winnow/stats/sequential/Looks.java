package dev.winnow.stats.sequential;

import java.util.Arrays;

/// When the data are looked at, as fractions of the planned information.
///
/// Information is one over the squared standard error of the estimate; with equal variances and allocation it grows as
/// the number of units, in survival as the number of events. The fractions are those really observed; they need
/// neither be equally spaced nor end at 1.
public final class Looks {
    /// Two looks nearer than this, relative to the later, cannot be told apart numerically.
    static final double CLOSEST = 1e-6;

    private final double[] fractions;

    private Looks(double[] fractions) {
        this.fractions = fractions;
    }

    /// Looks at given fractions.
    ///
    /// @param fractions at least one, positive, finite, each larger than the one before by more than a millionth of
    ///     itself
    /// @throws IllegalArgumentException for any others
    public static Looks of(double... fractions) {
        double before = 0;
        for (double t : fractions) {
            if (!(t - before > CLOSEST * t) || !Double.isFinite(t)) {
                throw new IllegalArgumentException(
                        "fractions %s must be positive and increase".formatted(Arrays.toString(fractions)));
            }
            before = t;
        }
        if (fractions.length == 0) {
            throw new IllegalArgumentException("no looks");
        }
        return new Looks(fractions.clone());
    }

    /// Looks at 1/k, 2/k, ..., 1.
    ///
    /// @param k at least 1, below a million
    /// @throws IllegalArgumentException for any other number
    public static Looks equallySpaced(int k) {
        double[] t = new double[Math.max(0, k)];
        for (int i = 0; i < k; i++) {
            t[i] = (i + 1.0) / k;
        }
        return of(t);
    }

    /// Number of looks.
    public int size() {
        return fractions.length;
    }

    /// Fraction of the planned information at look `i`, counted from 0.
    public double fraction(int i) {
        return fractions[i];
    }

    /// Fraction at the last look.
    public double last() {
        return fractions[fractions.length - 1];
    }

    /// The first `k` looks.
    ///
    /// @param k in [1, size]
    /// @throws IllegalArgumentException for any other number
    public Looks first(int k) {
        if (!(k >= 1 && k <= fractions.length)) {
            throw new IllegalArgumentException("k=%d is not in [1, %d]".formatted(k, fractions.length));
        }
        return new Looks(Arrays.copyOf(fractions, k));
    }

    /// A copy of the fractions.
    public double[] toArray() {
        return fractions.clone();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Looks l && Arrays.equals(fractions, l.fractions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fractions);
    }

    @Override
    public String toString() {
        return Arrays.toString(fractions);
    }
}
