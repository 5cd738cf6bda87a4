package dev.winnow.ui.subject;

import dev.winnow.text.Texts;

/// The sentences of the screens.
public final class SubjectTexts {
    private static final Texts TEXTS = Texts.of("screens");

    private SubjectTexts() {}

    public static String get(String key, Object... args) {
        return TEXTS.get(key, args);
    }

    /// The sentence under `key`, or under `otherwise` when there is none.
    public static String either(String key, String otherwise) {
        return TEXTS.has(key) ? TEXTS.get(key) : TEXTS.get(otherwise);
    }

    public static boolean has(String key) {
        return TEXTS.has(key);
    }
}
