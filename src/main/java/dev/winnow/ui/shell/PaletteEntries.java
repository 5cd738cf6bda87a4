package dev.winnow.ui.shell;

import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Metric;
import dev.winnow.text.Texts;
import dev.winnow.ui.Action;
import dev.winnow.ui.Tab;
import dev.winnow.ui.palette.PaletteModel;
import dev.winnow.ui.palette.PaletteModel.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the palette offers: experiments, everything that can be done, metrics.
final class PaletteEntries {
    private static final Texts TEXT = Texts.of("shell");

    private PaletteEntries() {}

    static PaletteModel of(Workbench bench) {
        List<Entry> entries = new ArrayList<>();
        for (Action a : bench.actions()) {
            if (!a.id().equals("palette.show")) {
                entries.add(new Entry(a.id(), TEXT.get("menu." + Actions.word(a.menu())), a.text().get(),
                        a.key().map(Keys::text).orElse(""), a.whyNot().get(), a.run()));
            }
        }
        List<Entry> metrics = new ArrayList<>();
        for (Experiment e : bench.shelf().experiments()) {
            String project = bench.shelf().project(e.project()).map(p -> p.name()).orElse("");
            entries.add(new Entry("open." + e.id(), TEXT.get("palette.experiment", project), e.name(), "",
                    Optional.empty(), () -> bench.experiment(e.id(), Tab.OVERVIEW)));
            for (Metric m : e.design().metrics()) {
                metrics.add(new Entry("metric." + e.id() + "." + m.name(), TEXT.get("palette.metric", e.name()),
                        m.name(), "", Optional.empty(), () -> bench.experiment(e.id(), Tab.READOUT)));
            }
        }
        entries.addAll(metrics);
        return new PaletteModel(entries, bench.desktop().settings().choices().commands());
    }
}
