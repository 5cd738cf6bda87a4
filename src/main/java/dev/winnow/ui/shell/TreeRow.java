package dev.winnow.ui.shell;

import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Project;
import dev.winnow.experiment.Status;
import dev.winnow.text.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// A row of the left pane.
sealed interface TreeRow {
    /// A project.
    record Heading(Project project) implements TreeRow {}

    /// An experiment.
    ///
    /// @param remark small grey words at the right
    record Item(Experiment experiment, String remark) implements TreeRow {}

    /// Words where nothing is.
    record Hint(String text) implements TreeRow {}

    /// Which experiments are listed.
    enum Shown {
        ACTIVE,
        WITH_ARCHIVE
    }

    /// Projects by name with their experiments below; with a filter, only what matches it.
    static List<TreeRow> of(Shelf shelf, String filter, Shown shown, Clock clock) {
        Texts text = Texts.of("shell");
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        List<TreeRow> rows = new ArrayList<>();
        for (Project p : shelf.projects()) {
            boolean all = p.name().toLowerCase(Locale.ROOT).contains(wanted);
            List<TreeRow> items = shelf.experiments().stream()
                    .filter(e -> e.project().equals(p.id()))
                    .filter(e -> shown == Shown.WITH_ARCHIVE || !e.archived())
                    .filter(e -> all || e.name().toLowerCase(Locale.ROOT).contains(wanted))
                    .sorted(Comparator.comparing(Experiment::name, String.CASE_INSENSITIVE_ORDER))
                    .<TreeRow>map(e -> new Item(e, remark(e, text, clock)))
                    .toList();
            boolean visible = shown == Shown.WITH_ARCHIVE || !p.archived();
            if (visible && (!items.isEmpty() || (all && wanted.isEmpty()))) {
                rows.add(new Heading(p));
                rows.addAll(items);
                if (items.isEmpty()) {
                    rows.add(new Hint(text.get("tree.project.empty")));
                }
            }
        }
        return rows;
    }

    private static String remark(Experiment e, Texts text, Clock clock) {
        if (e.archived()) {
            return text.get("remark.archived");
        }
        if (e.status() == Status.RUNNING && e.design().start().isPresent()) {
            long day = ChronoUnit.DAYS.between(e.design().start().get(), LocalDate.now(clock)) + 1;
            boolean within = day >= 1 && e.design().days().map(d -> day <= d).orElse(true);
            if (within) {
                return text.get("remark.day", Long.toString(day));
            }
        }
        if (e.status() == Status.STOPPED && e.conclusion().isPresent()) {
            return text.get("remark." + e.conclusion().get().outcome().name().toLowerCase(Locale.ROOT));
        }
        return text.get("remark." + e.status().name().toLowerCase(Locale.ROOT));
    }

    /// The id behind a row that can be opened.
    static boolean is(TreeRow row, UUID experiment) {
        return row instanceof Item i && i.experiment().id().equals(experiment);
    }
}
