package dev.winnow.stats.sequential;

import java.util.Arrays;

/// Bounds on the z scale at a set of looks, whatever rule they came from.
///
/// Under drift d (the mean of Z at information fraction 1) the statistics Z_1, ..., Z_K are jointly normal with means
/// d sqrt(t_k), variances 1 and covariances sqrt(t_j / t_k) for j before k, the canonical joint distribution of
/// Jennison and Turnbull (2000, section 3.1). Probabilities are good to about 1e-11 absolute.
public final class Boundaries {
    private final Looks looks;
    private final double[] lower;
    private final double[] upper;

    private Boundaries(Looks looks, double[] lower, double[] upper) {
        this.looks = looks;
        this.lower = lower;
        this.upper = upper;
    }

    /// Bounds below and above.
    ///
    /// @param lower one bound a look, -infinity where there is none
    /// @param upper one bound a look, infinity where there is none; never below the lower one
    /// @throws IllegalArgumentException if a length is not the number of looks, or a bound is NaN or below its partner
    public static Boundaries of(Looks looks, double[] lower, double[] upper) {
        if (lower.length != looks.size() || upper.length != looks.size()) {
            throw new IllegalArgumentException("%d looks, %d lower and %d upper bounds"
                    .formatted(looks.size(), lower.length, upper.length));
        }
        for (int i = 0; i < lower.length; i++) {
            if (!(lower[i] <= upper[i])) {
                throw new IllegalArgumentException("lower bound %s above upper bound %s at look %d"
                        .formatted(lower[i], upper[i], i + 1));
            }
        }
        return new Boundaries(looks, lower.clone(), upper.clone());
    }

    /// Bounds above only.
    ///
    /// @param upper one bound a look, infinity where there is none
    public static Boundaries above(Looks looks, double[] upper) {
        double[] none = new double[looks.size()];
        Arrays.fill(none, Double.NEGATIVE_INFINITY);
        return of(looks, none, upper);
    }

    /// The same bounds above and, with the sign turned, below.
    ///
    /// @param upper one bound a look, at least 0; infinity where there is none
    public static Boundaries symmetric(Looks looks, double[] upper) {
        return of(looks, Arrays.stream(upper).map(v -> -v).toArray(), upper);
    }

    /// The looks that the bounds are for.
    public Looks looks() {
        return looks;
    }

    /// Upper bound at look `i`, counted from 0.
    public double upper(int i) {
        return upper[i];
    }

    /// Lower bound at look `i`, counted from 0.
    public double lower(int i) {
        return lower[i];
    }

    /// A copy of the upper bounds.
    public double[] upper() {
        return upper.clone();
    }

    /// A copy of the lower bounds.
    public double[] lower() {
        return lower.clone();
    }

    /// The first `k` looks and their bounds.
    ///
    /// @param k in [1, number of looks]
    /// @throws IllegalArgumentException for another number
    public Boundaries first(int k) {
        return new Boundaries(looks.first(k), Arrays.copyOf(lower, k), Arrays.copyOf(upper, k));
    }

    /// Crossing probabilities, by recursive integration of the density of the paths that no bound has stopped
    /// (Armitage, McPherson and Rowe 1969).
    ///
    /// @param drift mean of Z at information fraction 1, finite
    /// @throws IllegalArgumentException for another number
    public Crossing crossing(double drift) {
        if (!Double.isFinite(drift)) {
            throw new IllegalArgumentException("drift=%s is not finite".formatted(drift));
        }
        double[] shifts = new double[looks.size()];
        for (int k = 0; k < shifts.length; k++) {
            shifts[k] = drift * (looks.fraction(k) - (k == 0 ? 0 : looks.fraction(k - 1)));
        }
        return crossing(Subdensity.START, 0, shifts);
    }

    /// Crossing probabilities of the looks from `from` on, given where the path is.
    ///
    /// @param shifts mean of the score's increment before each of these looks
    Crossing crossing(Subdensity start, int from, double[] shifts) {
        int n = looks.size() - from;
        double[] up = new double[n];
        double[] down = new double[n];
        Subdensity path = start;
        double[] reach = Subdensity.reaches(looks, upper);
        double mean = 0;
        for (int j = 0; j < n; j++) {
            int k = from + j;
            double t = looks.fraction(k);
            up[j] = path.tail(t, shifts[j], upper[k], 1);
            down[j] = path.tail(t, shifts[j], lower[k], -1);
            mean += t * (j == n - 1 ? path.total() : up[j] + down[j]);
            if (j < n - 1) {
                path = path.between(t, shifts[j], lower[k], upper[k], looks.fraction(k + 1), reach[k]);
            }
        }
        double stopped = Arrays.stream(up).sum() + Arrays.stream(down).sum();
        return new Crossing(up, down, Math.max(0, start.total() - stopped), mean);
    }
}
