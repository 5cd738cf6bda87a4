package dev.winnow.stats.adjust;

import dev.winnow.stats.MomentMatrix;

/// One stratum of an experiment: both arms, with the outcomes first and then the covariates.
///
/// @param treatment outcomes, then covariates
/// @param control   the same variables of the control arm, at least one
public record Stratum(MomentMatrix treatment, MomentMatrix control) {
    public Stratum {
        if (treatment.size() != control.size() || treatment.size() == 0) {
            throw new IllegalArgumentException(
                    "%d variables in treatment and %d in control".formatted(treatment.size(), control.size()));
        }
    }

    /// Number of units of both arms.
    public long n() {
        return treatment.n() + control.n();
    }
}
