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

    /// Words as the beginning of a sentence: the first letter large. Names such as `iPhone 15` keep theirs.
    public static String opening(String text) {
        boolean name = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return text.isEmpty() || name || !Character.isLowerCase(text.charAt(0))
                ? text
                : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    public static boolean has(String key) {
        return TEXTS.has(key);
    }
}
