package dev.winnow.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/// Profiles one column of a sample.
final class Profile {
    private static final int BINS = 20;
    private static final Pattern INTEGER = Pattern.compile("[-+]?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern GROUPED = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern CURRENCY =
            Pattern.compile("^([-+]?)\\s*(?:[€$£¥]|EUR|USD|GBP|CHF)\\s*|\\s*(?:[€$£¥]|EUR|USD|GBP|CHF)$");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4})[ T]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?( ?(Z|UTC|[-+]\\d{2}(:?\\d{2})?))?");
    private static final Set<String> FLAGS = Set.of("true", "false", "yes", "no", "t", "f", "y", "n");
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none", "\\n", "-", "#n/a", "nil");

    private Profile() {}

    static ColumnProfile of(String name, List<String> cells, boolean decimalComma) {
        Map<String, Integer> counts = new HashMap<>();
        long nulls = 0;
        for (String c : cells) {
            if (c.isBlank()) {
                nulls++;
            } else {
                counts.merge(c, 1, Integer::sum);
            }
        }
        ColumnType type = type(counts.keySet(), decimalComma);
        List<String> examples = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(5).map(Map.Entry::getKey).toList();
        boolean numeric = type == ColumnType.INTEGER || type == ColumnType.DECIMAL;
        Comparator<String> order = numeric
                ? Comparator.comparingDouble((String c) -> number(c, decimalComma).orElse(Double.NaN))
                : Comparator.naturalOrder();
        List<String> values = counts.keySet().stream()
                .filter(c -> !numeric || number(c, decimalComma).isPresent()).sorted(order).toList();
        return new ColumnProfile(name, type, nulls, counts.size(),
                values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst()),
                values.isEmpty() ? Optional.empty() : Optional.of(values.getLast()),
                numeric ? histogram(counts, decimalComma) : List.of(), examples);
    }

    private static ColumnType type(Set<String> values, boolean decimalComma) {
        List<String> real = values.stream().map(String::strip).filter(c -> !MISSING.contains(c.toLowerCase(Locale.ROOT))).toList();
        if (real.isEmpty()) {
            return ColumnType.TEXT;
        }
        if (real.stream().allMatch(c -> FLAGS.contains(c.toLowerCase(Locale.ROOT)))) {
            return ColumnType.BOOLEAN;
        }
        if (real.stream().allMatch(c -> INTEGER.matcher(c).matches())) {
            return ColumnType.INTEGER;
        }
        // some broken cells make no text of a column of numbers or times
        if (share(real, c -> number(c, decimalComma).isPresent()) > 0.6) {
            return ColumnType.DECIMAL;
        }
        if (share(real, c -> DATE.matcher(c).matches()) > 0.6) {
            return ColumnType.DATE;
        }
        return share(real, c -> DATE.matcher(c).matches() || TIME.matcher(c).matches()) > 0.6 ? ColumnType.TIME : ColumnType.TEXT;
    }

    private static double share(List<String> values, java.util.function.Predicate<String> test) {
        return (double) values.stream().filter(test).count() / values.size();
    }

    /// The number in a cell, by the same rules as in the roll-up.
    static OptionalDouble number(String cell, boolean decimalComma) {
        String c = CURRENCY.matcher(cell.strip()).replaceAll(m -> m.group(1) == null ? "" : m.group(1));
        if (decimalComma) {
            c = c.matches("[-+]?\\d{1,3}(\\.\\d{3})+(,\\d+)?") ? c.replace(".", "") : c;
            if (c.indexOf('.') >= 0) {
                return OptionalDouble.empty();
            }
            c = c.replace(',', '.');
        } else if (GROUPED.matcher(c).matches()) {
            c = c.replace(",", "");
        }
        return DECIMAL.matcher(c).matches() ? OptionalDouble.of(Double.parseDouble(c)) : OptionalDouble.empty();
    }

    private static List<Long> histogram(Map<String, Integer> counts, boolean decimalComma) {
        Map<Double, Long> by = new HashMap<>();
        counts.forEach((c, n) -> number(c, decimalComma).ifPresent(x -> by.merge(x, (long) n, Long::sum)));
        if (by.isEmpty()) {
            return List.of();
        }
        double min = Collections.min(by.keySet());
        double max = Collections.max(by.keySet());
        if (!(max > min) || !Double.isFinite(max - min)) {
            return List.of(by.values().stream().mapToLong(Long::longValue).sum());
        }
        List<Long> bins = new ArrayList<>(Collections.nCopies(BINS, 0L));
        by.forEach((x, n) -> {
            int i = Math.min(BINS - 1, (int) ((x - min) / (max - min) * BINS));
            bins.set(i, bins.get(i) + n);
        });
        return bins;
    }
}
