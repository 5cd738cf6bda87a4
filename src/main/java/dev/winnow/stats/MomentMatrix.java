package dev.winnow.stats;

import java.util.List;

/// Count, means and centred cross products of several numbers seen together.
///
/// @param n     number of observations, never negative
/// @param means one mean per variable
/// @param cross symmetric matrix of summed cross deviations, row by row; `cross.get(i * k + j)`
public record MomentMatrix(long n, List<Double> means, List<Double> cross) {
    public MomentMatrix {
        means = List.copyOf(means);
        cross = List.copyOf(cross);
        if (n < 0 || cross.size() != means.size() * means.size()) {
            throw new IllegalArgumentException(
                    "n=%d with %d means and %d cross products".formatted(n, means.size(), cross.size()));
        }
    }

    /// Number of variables.
    public int size() {
        return means.size();
    }

    /// The moments of one variable, 0 for the first.
    public Moments moments(int i) {
        return new Moments(n, means.get(i), Math.max(0, cross.get(i * size() + i)));
    }

    /// Sum of cross deviations of two variables.
    public double cross(int i, int j) {
        return cross.get(i * size() + j);
    }
}
