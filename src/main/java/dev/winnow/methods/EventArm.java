package dev.winnow.methods;

import dev.winnow.stats.counts.EventCount;

/// Events counted over an exposure in one arm.
///
/// @param exposure time, users or area, in any unit
record EventArm(@Range(from = 0, to = 1e15) long events, @Range(above = 0) double exposure) {
    EventCount count() {
        return new EventCount(events, exposure);
    }
}
