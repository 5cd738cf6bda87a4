package dev.winnow.ui.subject;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Points in time as people read them, on the clock of this machine.
public final class Moment {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private Moment() {}

    /// Such as `22 Nov 2026, 14:02`.
    public static String of(Instant at) {
        return MINUTE.format(at.atZone(ZoneId.systemDefault()));
    }
}
