package dev.winnow.cli;

import dev.winnow.data.VariantCounts;
import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Variant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The arms of an analysis and which of them is the control.
///
/// Without a planned split, a value of the variant column is an arm if at least one row in a hundred of the largest
/// value's has it; anything rarer is a slip of the pen, not an arm, and goes to the ledger with its count.
///
/// @param guessed whether the control was chosen by its name
/// @param strays  values that are no arms, with their rows
record Arms(List<Variant> variants, String control, boolean guessed, Map<String, Long> strays) {
    private static final long SMALLEST_SHARE = 100;
    private static final int MOST = 10;
    private static final double ROUNDING = 1e-6;
    private static final List<String> CONTROL_NAMES = List.of("control", "a", "baseline", "0", "off", "false");

    /// Arms as planned by `--split`.
    static Arms planned(String split, Optional<String> control) throws InputException {
        Map<String, String> pairs = Pairs.of("--split", List.of(split.split(",", -1)));
        double sum = 0;
        List<Double> shares = new ArrayList<>();
        for (String text : pairs.values()) {
            double share = share(split, text);
            shares.add(share);
            sum += share;
        }
        if (!(Math.abs(sum - 100) < 100 * ROUNDING || Math.abs(sum - 1) < ROUNDING)) {
            throw Lookup.bad("splitSum", "--split", split, split, Pairs.plain(sum));
        }
        List<Variant> variants = new ArrayList<>();
        for (String key : pairs.keySet()) {
            variants.add(new Variant(key, shares.get(variants.size()) / sum));
        }
        return of(variants, control, Map.of());
    }

    /// Arms as the data have them, with equal shares.
    ///
    /// @param column name of the variant column
    /// @param rows   rows per value of it
    static Arms found(String column, Map<String, Long> rows, Optional<String> control) throws InputException {
        long largest = rows.values().stream().mapToLong(Long::longValue).max().orElse(0);
        Map<String, Long> arms = new TreeMap<>();
        Map<String, Long> strays = new TreeMap<>();
        rows.forEach((key, count) -> (count * SMALLEST_SHARE >= largest ? arms : strays).put(key, count));
        if (arms.size() < 2) {
            throw Lookup.bad("armsTooFewFound", "--variant", column, column, some(rows.keySet()));
        }
        if (arms.size() > MOST) {
            throw Lookup.bad("armsTooMany", "--variant", column, column, count(arms.size()));
        }
        List<Variant> variants =
                arms.keySet().stream().map(k -> new Variant(k, 1.0 / arms.size())).toList();
        return of(variants, control, strays);
    }

    /// Whether these values are arms at all: at least two and at most ten.
    static boolean possible(Map<String, Long> rows) {
        return rows.size() >= 2 && rows.size() <= MOST;
    }

    /// Whether one of the arms is smaller than an arm can be.
    static boolean anyRare(Collection<Long> arms) {
        long largest = arms.stream().mapToLong(Long::longValue).max().orElse(0);
        return arms.stream().anyMatch(n -> n * SMALLEST_SHARE < largest);
    }

    /// Whether `unknown` rows are enough to hide another arm among them.
    static boolean mayHide(long unknown, Collection<Long> arms) {
        long largest = arms.stream().mapToLong(Long::longValue).max().orElse(0);
        return unknown * SMALLEST_SHARE >= largest && unknown > 0;
    }

    private static String some(Collection<String> values) {
        String list = values.stream().sorted().limit(MOST).collect(Collectors.joining(", "));
        return values.size() > MOST ? list + ", ..." : list;
    }

    /// No more values than [VariantCounts#MOST] are told apart.
    private static String count(int found) {
        return found >= VariantCounts.MOST ? VariantCounts.MOST + " or more" : String.valueOf(found);
    }

    private static Arms of(List<Variant> variants, Optional<String> control, Map<String, Long> strays)
            throws InputException {
        List<String> keys = variants.stream().map(Variant::key).toList();
        if (variants.size() < 2) {
            throw Lookup.bad("armsTooFew", "--split", "", String.join(", ", keys));
        }
        if (control.isPresent() && !keys.contains(control.get())) {
            throw Lookup.bad("controlUnknown", "--control", control.get(), control.get(), String.join(", ", keys));
        }
        return new Arms(variants, control.orElseGet(() -> guess(keys)), control.isEmpty(), strays);
    }

    private static String guess(List<String> keys) {
        return CONTROL_NAMES.stream()
                .flatMap(name -> keys.stream().filter(k -> k.toLowerCase(Locale.ROOT).equals(name)))
                .findFirst()
                .orElseGet(() -> keys.stream().sorted().findFirst().orElse(""));
    }

    private static double share(String split, String text) throws InputException {
        try {
            double share = Double.parseDouble(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
            if (share > 0 && share <= 100) {
                return share;
            }
        } catch (NumberFormatException _) {
            // answered below, together with shares out of range
        }
        throw Lookup.bad("splitShare", "--split", split, split, text);
    }
}
