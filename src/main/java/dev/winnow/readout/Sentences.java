package dev.winnow.readout;

import dev.winnow.stats.Outcome;
import dev.winnow.text.Formats;
import dev.winnow.text.Texts;
import java.util.Locale;

/// The words of a readout.
final class Sentences {
    private final Texts texts = Texts.of("readout");
    private final Texts causes = Texts.of("causes");
    private final Formats formats = Formats.standard();

    Formats formats() {
        return formats;
    }

    String get(String key, Object... args) {
        return texts.get(key, args);
    }

    /// A figure, or its absence in words.
    <T> Figure<T> figure(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Known<T>(T value) -> Figure.known(value);
            case Outcome.Undefined<T>(Outcome.Cause cause, double found) -> Figure.absent(code(cause), reason(cause, found));
        };
    }

    private static String code(Outcome.Cause cause) {
        String[] words = cause.name().toLowerCase(Locale.ROOT).split("_");
        var b = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            b.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return b.toString();
    }

    private String reason(Outcome.Cause cause, double found) {
        return causes.get(code(cause), formats.exact(found));
    }
}
