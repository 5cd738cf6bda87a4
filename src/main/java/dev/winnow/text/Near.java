package dev.winnow.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The name that somebody may have meant.
public final class Near {
    private static final int LETTERS_A_SLIP = 3;

    private Near() {}

    /// The candidate closest to a misspelt name: equal but for case, spaces and signs, or a few letters away.
    ///
    /// @return absent when nothing is close
    public static Optional<String> of(String name, Collection<String> candidates) {
        String bare = bare(name);
        int allowed = bare.length() < LETTERS_A_SLIP ? 0 : (bare.length() + 1) / LETTERS_A_SLIP;
        String best = "";
        int least = allowed + 1;
        for (String c : candidates) {
            int distance = Math.abs(bare(c).length() - bare.length()) > allowed ? least : distance(bare, bare(c));
            if (distance < least) {
                least = distance;
                best = c;
            }
        }
        return least <= allowed ? Optional.of(best) : Optional.empty();
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /// Letters to insert, remove or replace (Levenshtein 1966).
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
