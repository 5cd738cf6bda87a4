package dev.winnow.stats.ranks;

import dev.winnow.stats.Alternative;

/// What the rank sum is held against.
public enum Reference {
    /// Its distribution over all assignments of the observed values, for samples up to a few thousand.
    EXACT,
    /// The normal distribution with the variance corrected for ties.
    NORMAL,
    /// The normal distribution, with the statistic moved half a rank towards the centre because it is discrete.
    NORMAL_CONTINUITY;

    /// What is taken off a difference from the centre before it is divided by its deviation.
    double correction(double fromCentre, Alternative alternative) {
        if (this != NORMAL_CONTINUITY) {
            return 0;
        }
        return switch (alternative) {
            case TWO_SIDED -> Math.signum(fromCentre) / 2;
            case GREATER -> 0.5;
            case LESS -> -0.5;
        };
    }
}
