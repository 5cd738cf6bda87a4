package dev.winnow.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Decides from the sample which columns the fast way may read as numbers, flags and times. A wrong guess costs time,
/// never a number: the reader fails and the careful way starts.
final class Typing {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?Z?)?");
    private static final Set<String> FLAGS = Set.of("0", "1", "true", "false", "t", "f");

    private Typing() {}

    static Map<Integer, Scan.Kind> of(Plan plan) {
        Map<Integer, Scan.Kind> out = new HashMap<>();
        Set<Integer> words = new HashSet<>(plan.segments());
        words.add(plan.variant());
        plan.unit().ifPresent(words::add);
        plan.event().ifPresent(words::add);
        if (!plan.source().options().decimalComma()) {
            for (Plan.Measure m : plan.metrics()) {
                for (Plan.Slot s : m.slots()) {
                    if (s.column() >= 0) {
                        boolean flags = s.flag() && all(plan, s.column(), c -> FLAGS.contains(c));
                        boolean numbers = !s.flag() && all(plan, s.column(), c -> NUMBER.matcher(c).matches());
                        if (flags || numbers) {
                            out.merge(s.column(), flags ? Scan.Kind.FLAG : Scan.Kind.PLAIN,
                                    (a, b) -> a == b ? a : Scan.Kind.FLAG);
                        }
                    }
                }
            }
        }
        boolean utc = plan.mapping().zone().normalized().equals(java.time.ZoneOffset.UTC);
        plan.time().ifPresent(t -> {
            if (utc && all(plan, t, c -> TIME.matcher(c).matches())) {
                out.put(t, Scan.Kind.LOCAL_TIME);
            }
        });
        words.forEach(out::remove);
        return out;
    }

    private static boolean all(Plan plan, int column, java.util.function.Predicate<String> test) {
        List<List<String>> rows = plan.source().sample();
        List<String> seen = new ArrayList<>();
        for (List<String> row : rows.subList(0, Math.min(rows.size(), 2000))) {
            if (row.size() > column && !row.get(column).isEmpty()) {
                seen.add(row.get(column));
            }
        }
        return !seen.isEmpty() && seen.stream().allMatch(test);
    }
}
