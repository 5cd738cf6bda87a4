package dev.winnow.stats.distribution;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/// The regularised incomplete beta function at a point that is given from both ends.
final class BetaTails {
    private BetaTails() {}

    /// I_p(a, b), with q = 1 - p given apart because near 1 the rounding of p alone would cost the tail its digits.
    static double lower(double a, double b, double p, double q) {
        return p <= q ? RegularizedBeta.value(p, a, b) : RegularizedBeta.complement(q, b, a);
    }
}
