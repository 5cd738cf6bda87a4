package dev.winnow.methods;

import dev.winnow.stats.meta.Study;

/// An effect as reports give it.
record EstimateInput(double estimate, @Range(above = 0) double se) {
    Study study() {
        return new Study(estimate, se * se);
    }
}
