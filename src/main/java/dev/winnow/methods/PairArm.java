package dev.winnow.methods;

import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.platforms.GrowthBookArm;
import java.util.List;

/// Two numbers per unit of one arm: an outcome and a covariate, or a numerator and a denominator.
///
/// @param correlation of the two
record PairArm(
        @Range(from = 1) long n,
        double mean,
        @Range(from = 0) double sd,
        double secondMean,
        @Range(from = 0) double secondSd,
        @Range(from = -1, to = 1) double correlation) {
    MomentMatrix moments() {
        double both = correlation * sd * secondSd * (n - 1);
        return new MomentMatrix(
                n,
                List.of(mean, secondMean),
                List.of(sd * sd * (n - 1), both, both, secondSd * secondSd * (n - 1)));
    }

    GrowthBookArm ratio() {
        return new GrowthBookArm.Ratio(moments());
    }

    GrowthBookArm adjusted() {
        return new GrowthBookArm.AdjustedMean(moments());
    }
}
