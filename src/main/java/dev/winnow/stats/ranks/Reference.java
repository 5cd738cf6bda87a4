package dev.winnow.stats.ranks;

import dev.winnow.stats.Alternative;

/// What the rank statistic is held against.
public enum Reference {
    /// Its distribution over all assignments of the observed values to the arms (for pairs, of signs to the observed
    /// sizes), up to 1e9 additions: without ties two arms of 1000, with ties of 149. Additions without ties are m^2 n,
    /// m units in the smaller arm and n in the larger, and each of the m n pairs takes 20 bytes.
    EXACT,
    /// The normal distribution with the variance corrected for ties; good from about twenty values.
    NORMAL,
    /// The normal distribution, with the statistic moved by 1/2 because it is discrete: towards its centre two-sided,
    /// else against the alternative.
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
