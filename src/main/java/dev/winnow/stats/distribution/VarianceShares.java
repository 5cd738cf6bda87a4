package dev.winnow.stats.distribution;

/// A ratio x of two mean squares as shares of the sum of squares: p = df1 x / (df1 x + df2) and q = 1 - p, each to its
/// last digit and for every x of at least 0, also where df1 x is beyond the double range.
record VarianceShares(double p, double q) {
    static VarianceShares of(double x, double df1, double df2) {
        double above = x > 1 ? df1 : df1 * x;
        double below = x > 1 ? df2 / x : df2;
        return new VarianceShares(above / (above + below), below / (above + below));
    }
}
