package dev.winnow.stats.sequential;

import java.util.Optional;

/// One line of a design: what holds at one look.
///
/// @param look           counted from 1
/// @param fraction       of the planned information at this look
/// @param z              efficacy bound on the z scale; infinite where no error may be spent yet
/// @param nominalP       one-sided p that the bound amounts to, P(Z > z)
/// @param spent          level used by this look and the ones before, over all sides; without effect
/// @param futilityZ      lower bound on the z scale; absent without one
public record LookBound(
        int look, double fraction, double z, double nominalP, double spent, Optional<Double> futilityZ) {}
