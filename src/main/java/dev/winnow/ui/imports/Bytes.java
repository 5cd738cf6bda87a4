package dev.winnow.ui.imports;

import java.util.List;
import java.util.Locale;

/// Sizes of files as people read them.
final class Bytes {
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");

    private Bytes() {}

    /// Such as `2.1 MB`, in powers of 1000.
    static String of(long bytes) {
        double x = bytes;
        int unit = 0;
        while (x >= 1000 && unit < UNITS.size() - 1) {
            x /= 1000;
            unit++;
        }
        return (unit == 0 ? Long.toString(bytes) : String.format(Locale.ROOT, "%.1f", x)) + " " + UNITS.get(unit);
    }
}
