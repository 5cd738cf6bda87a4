package dev.winnow.stats.means;

import dev.winnow.stats.Sorted;

/// The nine definitions of a sample quantile, numbered as by Hyndman and Fan (1996).
///
/// All are weighted means (1 - g) x_(j) + g x_(j+1) of two neighbouring order statistics, with n p + m = j + g, j whole
/// and g in [0, 1); they differ in m and in how g is rounded. Beyond the sample the extremes stand in. n p + m within a
/// few roundings of a whole number counts as one. Type 7 is the default of R, NumPy and spreadsheets.
public enum QuantileType {
    /// 1: inverse of the empirical distribution function; m = 0, g rounded up.
    INVERSE,
    /// 2: the same, averaged at steps; m = 0, g rounded up, but 0 to 1/2.
    INVERSE_AVERAGED,
    /// 3: nearest even order statistic; m = -1/2, g rounded up, and 0 too where j is odd.
    NEAREST_EVEN,
    /// 4: linear interpolation of the empirical distribution function; m = 0.
    INTERPOLATED,
    /// 5: knots midway through the steps (hydrologists'); m = 1/2.
    MIDWAY,
    /// 6: mean of the order statistic's rank, p = k/(n + 1); m = p.
    WEIBULL,
    /// 7: mode of the order statistic's rank, p = (k - 1)/(n - 1); m = 1 - p.
    LINEAR,
    /// 8: about median-unbiased whatever the distribution, Hyndman and Fan's choice; m = (p + 1)/3.
    MEDIAN_UNBIASED,
    /// 9: about unbiased for a normal distribution; m = p/4 + 3/8.
    NORMAL_UNBIASED;

    /// How near n p + m must be to a whole number to count as one: several roundings of a double.
    private static final double FUZZ = 4 * Math.ulp(1.0);

    private double m(double p) {
        return switch (this) {
            case INVERSE, INVERSE_AVERAGED, INTERPOLATED -> 0;
            case NEAREST_EVEN -> -0.5;
            case MIDWAY -> 0.5;
            case WEIBULL -> p;
            case LINEAR -> 1 - p;
            case MEDIAN_UNBIASED -> (p + 1) / 3;
            case NORMAL_UNBIASED -> p / 4 + 3.0 / 8;
        };
    }

    /// The p-quantile.
    ///
    /// @param sample at least one value, in any order; left as it is
    /// @param p      in [0, 1]
    /// @throws IllegalArgumentException for an empty sample, a value that is not finite or another p
    public double of(double[] sample, double p) {
        return ofSorted(Sorted.of(sample), p);
    }

    /// The p-quantile of values in order.
    ///
    /// @param sorted ascending, at least one value
    /// @param p      in [0, 1]
    /// @throws IllegalArgumentException for an empty sample or another p
    public double ofSorted(double[] sorted, double p) {
        int n = sorted.length;
        if (n == 0 || !(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("quantile %s of %d values".formatted(p, n));
        }
        double place = n * p + m(p);
        double tolerance = FUZZ * Math.max(1, Math.abs(place));
        double whole = Math.floor(place + tolerance);
        double rest = place - whole;
        double g = Math.abs(rest) < tolerance ? 0 : rest;
        double weight = switch (this) {
            case INVERSE -> g > 0 ? 1 : 0;
            case INVERSE_AVERAGED -> g > 0 ? 1 : 0.5;
            case NEAREST_EVEN -> g > 0 || whole % 2 != 0 ? 1 : 0;
            case INTERPOLATED, MIDWAY, WEIBULL, LINEAR, MEDIAN_UNBIASED, NORMAL_UNBIASED -> g;
        };
        double low = at(sorted, (long) whole);
        double high = at(sorted, (long) whole + 1);
        return weight == 0 ? low : weight == 1 ? high : low + weight * (high - low);
    }

    /// The order statistic of a 1-based rank; the extremes beyond them.
    private static double at(double[] sorted, long rank) {
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }
}
