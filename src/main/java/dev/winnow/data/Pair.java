package dev.winnow.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Two files that tell one story: exposures, with the variant, and events, with their names. They become one table
/// in which the unit and the time stand in the exposures' columns.
final class Pair {
    private Pair() {}

    /// @return both as one source, exposures first; absent if the two are no such pair
    static Optional<Source> of(Source a, Source b) {
        if (a.names().equals(b.names()) || a.options().format() != b.options().format()) {
            return Optional.empty();
        }
        if (exposures(a) && events(b)) {
            return join(a, b);
        }
        return exposures(b) && events(a) ? join(b, a) : Optional.empty();
    }

    private interface Score {
        int of(Column c);
    }

    private static OptionalInt best(Source s, Score score) {
        return columns(s).stream().filter(c -> score.of(c) > 0).max(Comparator.comparingInt(score::of)).stream()
                .mapToInt(Column::at).findFirst();
    }

    private static List<Column> columns(Source s) {
        Preview p = Previews.of(s);
        List<Column> out = new ArrayList<>();
        for (int i = 0; i < p.columns().size(); i++) {
            out.add(Column.of(p.columns().get(i), i, p.looked()));
        }
        return out;
    }

    private static boolean exposures(Source s) {
        return best(s, Column::variantScore).isPresent() && best(s, Column::timeScore).isPresent();
    }

    private static boolean events(Source s) {
        return best(s, Column::eventScore).isPresent() && best(s, Column::timeScore).isPresent();
    }

    private static OptionalInt unit(Source s, Source other) {
        for (int i = 0; i < s.names().size(); i++) {
            int at = i;
            boolean shared = other.names().stream().anyMatch(n -> n.equalsIgnoreCase(s.names().get(at)));
            if (shared && columns(s).get(i).unitName()) {
                return OptionalInt.of(i);
            }
        }
        return best(s, Column::unitScore);
    }

    private static Optional<Source> join(Source exposures, Source events) {
        OptionalInt unit = unit(exposures, events);
        OptionalInt unitThere = unit(events, exposures);
        if (unit.isEmpty() || unitThere.isEmpty()) {
            return Optional.empty();
        }
        int time = best(exposures, Column::timeScore).orElse(-1);
        int timeThere = best(events, Column::timeScore).orElse(-1);
        List<String> names = new ArrayList<>(exposures.names());
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < events.names().size(); i++) {
            String name = events.names().get(i);
            if (i == unitThere.getAsInt()) {
                places.add(unit.getAsInt());
            } else if (i == timeThere) {
                places.add(time);
            } else if (exposures.names().contains(name)) {
                places.add(exposures.names().indexOf(name));
            } else {
                places.add(names.size());
                names.add(name);
            }
        }
        List<Integer> own = new ArrayList<>();
        for (int i = 0; i < exposures.names().size(); i++) {
            own.add(i);
        }
        Source both = new Source(List.of(exposures.files().getFirst(), events.files().getFirst()), exposures.options(), names,
                List.of(), exposures.whole() && events.whole(), Optional.empty(), exposures.packing(), List.of(own, places),
                exposures.ambiguous());
        List<List<String>> sample = new ArrayList<>();
        // in turns, so that the first rows show both
        for (int i = 0; i < Math.max(exposures.sample().size(), events.sample().size()); i++) {
            for (int f = 0; f < 2; f++) {
                List<List<String>> rows = f == 0 ? exposures.sample() : events.sample();
                if (i < rows.size() && rows.get(i).size() == both.width(f)) {
                    sample.add(both.placed(f, rows.get(i)));
                }
            }
        }
        return Optional.of(new Source(both.files(), both.options(), names, sample, both.whole(), Optional.empty(), both.packing(),
                both.places(), both.ambiguous()));
    }
}
