package dev.winnow.experiment;

import dev.winnow.text.Texts;
import java.util.ArrayList;
import java.util.List;

/// Collects problems with their sentences from the bundle; `{0}` is the field in words, `{1}` the value.
final class Findings {
    static final int LONGEST_LINE = 120;
    private static final int SHOWN = 60;
    private static final Texts TEXTS = Texts.of("experiment");

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> list() {
        return List.copyOf(problems);
    }

    void add(String code, String field, String value, Object... more) {
        Object[] args = new Object[more.length + 2];
        args[0] = words(field);
        args[1] = shown(value);
        System.arraycopy(more, 0, args, 2, more.length);
        problems.add(new Problem(code, field, value, TEXTS.get("problem." + code, args)));
    }

    /// One line of text with `least` to 120 characters.
    void line(String field, String value, int least) {
        text(field, value, least, LONGEST_LINE);
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            add("controlCharacter", field, value);
        }
    }

    void text(String field, String value, int least, int most) {
        int n = value.codePointCount(0, value.length());
        if (n < least || (least > 0 && value.isBlank())) {
            add("textMissing", field, value, Integer.toString(most));
        } else if (n > most) {
            add("textLong", field, value, Integer.toString(n), Integer.toString(most));
        }
    }

    void inside(String field, double value, boolean fine) {
        if (!fine) {
            add(field + "Range", field, number(value));
        }
    }

    void named(String code, String field, String owner, double value, boolean fine) {
        if (!fine) {
            add(code, field, number(value), shown(owner));
        }
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return TEXTS.get("notANumber");
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String shown(String value) {
        if (value.codePointCount(0, value.length()) <= SHOWN) {
            return value.replaceAll("\\p{Cntrl}", "\uFFFD");
        }
        return value.substring(0, value.offsetByCodePoints(0, SHOWN)).replaceAll("\\p{Cntrl}", "\uFFFD") + "\u2026";
    }

    /// The field as people know it: `variants[1].share` is "Share of variant 2".
    private static String words(String field) {
        int open = field.indexOf('[');
        if (open < 0) {
            return TEXTS.get("field." + field);
        }
        int close = field.indexOf(']');
        String position = Integer.toString(Integer.parseInt(field, open + 1, close, 10) + 1);
        return TEXTS.get("field." + field.substring(0, open) + field.substring(close + 1), position);
    }
}
