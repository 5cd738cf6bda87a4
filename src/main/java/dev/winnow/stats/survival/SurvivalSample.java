package dev.winnow.stats.survival;

import java.util.Arrays;

/// Times under observation of one arm, each ended by the event or by censoring.
///
/// All units enter at time 0. One censored at a time is at risk of events at that same time.
public final class SurvivalSample {
    /// All times, ascending.
    final double[] exits;

    /// Times of events, ascending.
    final double[] events;

    private SurvivalSample(double[] exits, double[] events) {
        this.exits = exits;
        this.events = events;
    }

    /// One unit at each position of the two arrays.
    ///
    /// @param time  time until the event or the end of observation, in any unit, never negative
    /// @param event whether the event was seen
    /// @throws IllegalArgumentException if the lengths differ or a time is negative or not finite
    public static SurvivalSample of(double[] time, boolean[] event) {
        checkTimes(time, event);
        double[] exits = new double[time.length];
        double[] events = new double[time.length];
        int seen = 0;
        for (int i = 0; i < time.length; i++) {
            // -0 and 0 are the same time, but sort apart.
            exits[i] = time[i] + 0.0;
            if (event[i]) {
                events[seen++] = exits[i];
            }
        }
        double[] kept = Arrays.copyOf(events, seen);
        Arrays.sort(exits);
        Arrays.sort(kept);
        return new SurvivalSample(exits, kept);
    }

    static void checkTimes(double[] time, boolean[] event) {
        if (time.length != event.length) {
            throw new IllegalArgumentException("%d times, %d events".formatted(time.length, event.length));
        }
        for (double t : time) {
            if (!(t >= 0 && t < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("time=%s must be at least 0 and finite".formatted(t));
            }
        }
    }

    /// Number of units.
    public int n() {
        return exits.length;
    }

    /// Number of events seen.
    public int observed() {
        return events.length;
    }

    /// Walks along the times in ascending order.
    Cursor cursor() {
        return new Cursor();
    }

    /// Where a walk along the times has come to.
    final class Cursor {
        private int left;
        private int past;

        /// Next event time not yet visited, infinity when there is none.
        double nextEvent() {
            return past < events.length ? events[past] : Double.POSITIVE_INFINITY;
        }

        /// Units still under observation just before `t`, which may not fall.
        int atRisk(double t) {
            while (left < exits.length && exits[left] < t) {
                left++;
            }
            return exits.length - left;
        }

        /// Events at `t`, which must be the next event time of this or another arm; they count as visited.
        int eventsAt(double t) {
            int from = past;
            while (past < events.length && events[past] == t) {
                past++;
            }
            return past - from;
        }
    }
}
