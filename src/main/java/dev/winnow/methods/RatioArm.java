package dev.winnow.methods;

import dev.winnow.stats.MomentMatrix;

/// Numerator and denominator of each unit of one arm.
///
/// @param correlation of the two over the units
record RatioArm(
        @Range(from = 1) long n,
        double numeratorMean,
        @Range(from = 0) double numeratorSd,
        double denominatorMean,
        @Range(from = 0) double denominatorSd,
        @Range(from = -1, to = 1) double correlation) {
    MomentMatrix moments() {
        return CovariateArm.moments(n, numeratorMean, numeratorSd, denominatorMean, denominatorSd, correlation);
    }
}
