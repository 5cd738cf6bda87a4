package dev.winnow.methods;

import dev.winnow.stats.MomentMatrix;
import java.util.List;

/// Outcome and covariate of each unit of one arm.
///
/// @param correlation of the two over the units
record CovariateArm(
        @Range(from = 1) long n,
        double mean,
        @Range(from = 0) double sd,
        double covariateMean,
        @Range(from = 0) double covariateSd,
        @Range(from = -1, to = 1) double correlation) {
    MomentMatrix moments() {
        return moments(n, mean, sd, covariateMean, covariateSd, correlation);
    }

    static MomentMatrix moments(long n, double mean1, double sd1, double mean2, double sd2, double correlation) {
        double both = correlation * sd1 * sd2 * (n - 1);
        return new MomentMatrix(
                n, List.of(mean1, mean2), List.of(sd1 * sd1 * (n - 1), both, both, sd2 * sd2 * (n - 1)));
    }
}
