package dev.winnow.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Count, means and centred cross products of several numbers seen together: all that a linear method needs of a
/// sample.
///
/// Cross products are taken about the means, never as differences of raw sums, so an offset costs no digits (methods.md
/// section 0).
///
/// @param n     number of observations, never negative
/// @param means one mean per variable, in its own unit, finite
/// @param cross finite symmetric matrix of the sums of (x_i - mean_i)(x_j - mean_j), row by row: element (i, j) is
///     `cross.get(i * k + j)`
public record MomentMatrix(long n, List<Double> means, List<Double> cross) {
    public MomentMatrix {
        means = List.copyOf(means);
        cross = List.copyOf(cross);
        if (n < 0 || cross.size() != means.size() * means.size()) {
            throw new IllegalArgumentException(
                    "n=%d with %d means and %d cross products".formatted(n, means.size(), cross.size()));
        }
        if (!means.stream().allMatch(Double::isFinite) || !cross.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("n=%d means=%s cross=%s".formatted(n, means, cross));
        }
    }

    /// Nothing observed yet of `k` variables.
    ///
    /// @param k at least 0
    public static MomentMatrix empty(int k) {
        return new MomentMatrix(0, Collections.nCopies(k, 0.0), Collections.nCopies(k * k, 0.0));
    }

    /// The matrix of a single variable: its sum of squares alone.
    public static MomentMatrix of(Moments m) {
        return new MomentMatrix(m.n(), List.of(m.mean()), List.of(m.m2()));
    }

    /// Summarises columns of equal length in two passes: means first, then the products of deviations from them,
    /// by plain summation: about n roundings of the sum of the products' sizes at the worst.
    ///
    /// @param columns one a variable; none at all, or empty ones, give nothing observed
    /// @throws IllegalArgumentException if the lengths differ or a value is not finite
    public static MomentMatrix ofColumns(double[]... columns) {
        int k = columns.length;
        int n = k == 0 ? 0 : columns[0].length;
        var means = new ArrayList<Double>(k);
        for (double[] c : columns) {
            if (c.length != n) {
                throw new IllegalArgumentException("columns of %d and %d values".formatted(n, c.length));
            }
            means.add(Moments.of(c).mean());
        }
        var cross = new ArrayList<Double>(k * k);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double sum = 0;
                for (int r = 0; r < n; r++) {
                    sum += (columns[i][r] - means.get(i)) * (columns[j][r] - means.get(j));
                }
                cross.add(sum);
            }
        }
        return new MomentMatrix(n, means, cross);
    }

    /// Number of variables.
    public int size() {
        return means.size();
    }

    /// The moments of one variable; a square that rounding left below 0 counts as 0.
    ///
    /// @param i 0 for the first
    public Moments moments(int i) {
        return new Moments(n, means.get(i), Math.max(0, cross(i, i)));
    }

    /// The same sample without the variables after the first `k`.
    ///
    /// @param k at most [#size]
    public MomentMatrix first(int k) {
        var sums = new ArrayList<Double>(k * k);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                sums.add(cross(i, j));
            }
        }
        return new MomentMatrix(n, means.subList(0, k), sums);
    }

    /// Sum of (x_i - mean_i)(x_j - mean_j), in the product of the two units.
    ///
    /// @param i 0 for the first variable
    /// @param j 0 for the first variable
    public double cross(int i, int j) {
        return cross.get(i * size() + j);
    }

    /// Sample covariance of two variables, divisor n - 1; 0 for fewer than two observations.
    ///
    /// @param i 0 for the first variable
    /// @param j 0 for the first variable
    public double covariance(int i, int j) {
        return n > 1 ? cross(i, j) / (n - 1) : 0;
    }

    /// The moments of the weighted sum w'x of the variables: mean w'm and sum of squares w'Cw with the cross products
    /// C.
    ///
    /// Where the terms cancel, so do digits: the square is good to rounding of the largest term, and not below 0.
    ///
    /// @param weights one per variable
    /// @throws IllegalArgumentException for more or fewer
    public Moments combine(double... weights) {
        int k = size();
        if (weights.length != k) {
            throw new IllegalArgumentException("%d weights for %d variables".formatted(weights.length, k));
        }
        double mean = 0;
        double m2 = 0;
        for (int i = 0; i < k; i++) {
            mean += weights[i] * means.get(i);
            for (int j = 0; j < k; j++) {
                m2 += weights[i] * weights[j] * cross(i, j);
            }
        }
        return new Moments(n, mean, Math.max(0, m2));
    }

    /// Pools two disjoint samples (pairwise update of Chan, Golub and LeVeque 1983, for co-moments): with the distance
    /// d of the means, C = C1 + C2 + d d' n1 n2 / (n1 + n2).
    ///
    /// @throws IllegalArgumentException if the numbers of variables differ
    public MomentMatrix merge(MomentMatrix o) {
        if (size() != o.size()) {
            throw new IllegalArgumentException("%d and %d variables".formatted(size(), o.size()));
        }
        if (n == 0) {
            return o;
        }
        if (o.n == 0) {
            return this;
        }
        int k = size();
        long total = n + o.n;
        double share = (double) o.n / total;
        var mean = new ArrayList<Double>(k);
        var sums = new ArrayList<Double>(k * k);
        for (int i = 0; i < k; i++) {
            mean.add(means.get(i) + (o.means.get(i) - means.get(i)) * share);
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double d = (o.means.get(i) - means.get(i)) * (o.means.get(j) - means.get(j));
                sums.add(cross(i, j) + o.cross(i, j) + d * n * share);
            }
        }
        return new MomentMatrix(total, mean, sums);
    }
}
