package dev.winnow.stats.counts;

/// Events in an exposure, such as orders in user-days: the sufficient statistic of a Poisson rate.
///
/// @param events   number of events, never negative
/// @param exposure time, users or area at risk, above 0 and finite; in one unit for both arms
public record EventCount(long events, double exposure) {
    public EventCount {
        if (!(events >= 0 && exposure > 0 && exposure < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("%d events in an exposure of %s".formatted(events, exposure));
        }
    }

    /// Events per unit of exposure.
    public double rate() {
        return events / exposure;
    }
}
