package dev.winnow.ui.palette;

import java.util.Locale;
import java.util.OptionalInt;

/// How well a few typed letters fit a text.
public final class Fuzzy {
    private Fuzzy() {}

    /// The higher the better; empty when the letters of a typed word do not stand in the text in this order. Words may
    /// come in any order. Word starts and runs count more, gaps less.
    public static OptionalInt score(String typed, String text) {
        String where = text.toLowerCase(Locale.ROOT);
        int sum = 0;
        for (String word : typed.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            OptionalInt one = word(word, where);
            if (one.isEmpty()) {
                return one;
            }
            sum += one.getAsInt();
        }
        return OptionalInt.of(sum - text.length() / 8);
    }

    private static OptionalInt word(String word, String where) {
        if (word.isEmpty()) {
            return OptionalInt.of(0);
        }
        int whole = where.indexOf(word);
        if (whole >= 0) {
            int start = startsWord(where, whole) ? whole : firstAtStart(word, where, whole);
            return OptionalInt.of(100 + word.length() * 4 + (startsWord(where, start) ? 40 : 0) + (start == 0 ? 20 : 0));
        }
        int best = Integer.MIN_VALUE;
        for (int i = where.indexOf(word.charAt(0)); i >= 0; i = where.indexOf(word.charAt(0), i + 1)) {
            best = Math.max(best, scattered(word, where, i));
        }
        return best == Integer.MIN_VALUE ? OptionalInt.empty() : OptionalInt.of(best);
    }

    private static int firstAtStart(String word, String where, int from) {
        for (int i = where.indexOf(word, from + 1); i >= 0; i = where.indexOf(word, i + 1)) {
            if (startsWord(where, i)) {
                return i;
            }
        }
        return from;
    }

    private static int scattered(String word, String where, int from) {
        int at = from;
        int score = startsWord(where, from) ? 12 : 0;
        for (int k = 1; k < word.length(); k++) {
            int next = nextFor(word.charAt(k), where, at + 1);
            if (next < 0) {
                return Integer.MIN_VALUE;
            }
            score += next == at + 1 ? 6 : startsWord(where, next) ? 10 : -Math.min(8, next - at);
            at = next;
        }
        return score;
    }

    /// Prefers the start of a word to a nearer letter inside one.
    private static int nextFor(char c, String where, int from) {
        int first = where.indexOf(c, from);
        if (first == from) {
            return first;
        }
        for (int i = first; i >= 0; i = where.indexOf(c, i + 1)) {
            if (startsWord(where, i)) {
                return i;
            }
        }
        return first;
    }

    private static boolean startsWord(String s, int i) {
        return i == 0 || !Character.isLetterOrDigit(s.charAt(i - 1));
    }
}
