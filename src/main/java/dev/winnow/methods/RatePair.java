package dev.winnow.methods;

/// Both arms of a stratum, each by its successes.
record RatePair(RateArm treatment, RateArm control) {}
