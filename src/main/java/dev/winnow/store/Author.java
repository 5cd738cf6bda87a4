package dev.winnow.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Who writes, and by which clock.
///
/// @param name  stands in every revision and audit entry
/// @param clock gives their times, cut to milliseconds
public record Author(String name, Clock clock) {
    /// The person who runs this program.
    public static Author current() {
        String user = System.getProperty("user.name", "");
        return new Author(user.isBlank() || user.equals("?") ? "unknown" : user, Clock.systemUTC());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
