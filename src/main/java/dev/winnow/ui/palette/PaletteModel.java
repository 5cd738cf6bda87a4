package dev.winnow.ui.palette;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything that can be reached by typing, and what fits what was typed.
///
/// @param entries all, in the order to show them when nothing is typed
/// @param recent  ids of what was used, newest first
public record PaletteModel(List<Entry> entries, List<String> recent) {
    private static final int SHOWN = 50;

    public PaletteModel {
        entries = List.copyOf(entries);
        recent = List.copyOf(recent);
    }

    /// @param id     stable word
    /// @param group  in words: `Command`, `Experiment`, ...
    /// @param text   what it does
    /// @param key    its key as it is written in menus; empty without one
    /// @param whyNot why it cannot be done now
    public record Entry(String id, String group, String text, String key, Optional<String> whyNot, Runnable run) {}

    private record Hit(Entry entry, int score, int order) {}

    /// What fits, best first; everything, recent first, when nothing was typed.
    public List<Entry> matching(String typed) {
        if (typed.isBlank()) {
            return Stream.concat(
                            recent.stream().flatMap(id -> entries.stream().filter(e -> e.id().equals(id))),
                            entries.stream().filter(e -> !recent.contains(e.id())))
                    .limit(SHOWN)
                    .toList();
        }
        return Stream.iterate(0, i -> i < entries.size(), i -> i + 1)
                .flatMap(i -> hit(typed, i).stream())
                .sorted(Comparator.comparingInt((Hit h) -> -h.score).thenComparingInt(Hit::order))
                .limit(SHOWN)
                .map(Hit::entry)
                .toList();
    }

    private Optional<Hit> hit(String typed, int order) {
        Entry e = entries.get(order);
        var score = Fuzzy.score(typed, e.text());
        if (score.isEmpty()) {
            var within = Fuzzy.score(typed, e.text() + " " + e.group());
            if (within.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Hit(e, within.getAsInt() - 60, order));
        }
        int known = recent.indexOf(e.id());
        int bonus = known >= 0 ? 10 - known : 0;
        return Optional.of(new Hit(e, score.getAsInt() + bonus - (e.whyNot().isPresent() ? 30 : 0), order));
    }
}
