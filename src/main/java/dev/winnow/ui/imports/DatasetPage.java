package dev.winnow.ui.imports;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.data.DatasetRef;
import dev.winnow.data.Mapping;
import dev.winnow.data.MetricSource;
import dev.winnow.text.Formats;
import dev.winnow.ui.Services;
import dev.winnow.ui.controls.Card;
import dev.winnow.ui.imports.DatasetModel.Contents;
import dev.winnow.ui.subject.AutoGrid;
import dev.winnow.ui.subject.Build;
import dev.winnow.ui.subject.Facts;
import dev.winnow.ui.subject.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What the workspace holds: where it came from, its columns, and the rows that were not used.
final class DatasetPage extends VBox {
    DatasetPage(DatasetRef ref, Contents contents, Services services, Runnable replace) {
        super(12);
        setId("datasetPage");
        var grid = new AutoGrid(320, 2, 12, source(ref, replace), mapping(ref.mapping()));
        getChildren().add(grid);
        switch (contents) {
            case Contents.Empty _ -> {}
            case Contents.Working _ -> getChildren().add(Build.words(get("data.profiling"), "muted"));
            case Contents.Failed(var problems) -> problems.forEach(p -> getChildren().add(Build.words(p, "bad")));
            case Contents.Ready ready -> {
                getChildren().add(new LedgerCard(ready.ledger(), ready.problems(), services));
                getChildren().add(new ProfileCard(ready.profile()));
            }
        }
    }

    private static Card source(DatasetRef ref, Runnable replace) {
        var mono = Build.words(ref.fingerprint(), "mono", "faint");
        mono.setAccessibleText(get("data.fingerprint") + " " + ref.fingerprint());
        var facts = Facts.of(List.of(
                new Facts.Line(get("data.files"), String.join(", ", ref.files())),
                new Facts.Line(get("data.rows"), Formats.standard().count(ref.rows())),
                new Facts.Line(get("data.bytes"), Formats.standard().bytes(ref.bytes())),
                new Facts.Line(get("data.imported"), Moment.of(ref.importedAt()))));
        var button = Build.button("replaceData", get("data.replace"), replace);
        return new Card(ref.name(), facts, new VBox(2, Build.label(get("data.fingerprint"), "muted"), mono), new HBox(button));
    }

    private static Node mapping(Mapping m) {
        List<Facts.Line> lines = new ArrayList<>();
        lines.add(new Facts.Line(get("import.option.layout"), get("layout." + m.layout())));
        lines.add(new Facts.Line(get("use.UNIT"), m.unit().orElse(get("data.unit.row"))));
        lines.add(new Facts.Line(get("use.VARIANT"), m.variant()));
        m.time().ifPresent(t -> lines.add(new Facts.Line(get("use.TIME"), get("data.time", t, MappingPage.zone(m.zone())))));
        m.event().ifPresent(e -> lines.add(new Facts.Line(get("use.EVENT"), e)));
        for (MetricSource s : m.metrics()) {
            String column = s.denominator().map(d -> s.column() + " / " + d).orElse(s.column());
            String value = s.covariate().map(c -> get("data.metric.covariate", column, c)).orElse(column);
            lines.add(new Facts.Line(s.metric(), value));
        }
        if (!m.segments().isEmpty()) {
            lines.add(new Facts.Line(get("data.segments"), m.segments().stream().collect(Collectors.joining(", "))));
        }
        lines.add(new Facts.Line(get("import.option.crossovers"), get("crossovers." + m.crossovers())));
        return new Card(get("data.mapping"), Facts.of(lines));
    }
}
