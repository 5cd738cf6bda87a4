package dev.winnow.methods;

/// Both arms of a stratum or block, each by its mean.
record MeanPair(MeanArm treatment, MeanArm control) {}
