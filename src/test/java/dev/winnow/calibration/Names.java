package dev.winnow.calibration;

import java.util.Locale;

/// Options of the engine as words.
final class Names {
    private Names() {}

    static String of(Enum<?> option) {
        return option.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
