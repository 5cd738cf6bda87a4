package dev.winnow.methods;

import dev.winnow.stats.Moments;

/// Count, mean and standard deviation of one arm, as a person reads them off a report.
///
/// @param sd sample standard deviation (n - 1)
public record MeanArm(@Range(from = 1) long n, double mean, @Range(from = 0) double sd) {
    Moments moments() {
        return Moments.ofVariance(n, mean, sd * sd);
    }
}
