package dev.winnow.ui.imports;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.data.LedgerEntry;
import dev.winnow.plot.Plot;
import dev.winnow.text.Formats;
import dev.winnow.ui.Dialogs;
import dev.winnow.ui.Services;
import dev.winnow.ui.controls.Card;
import dev.winnow.ui.controls.DataTable;
import dev.winnow.ui.subject.Build;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.layout.VBox;

/// The rows that were not used, each with its reason.
final class LedgerCard extends VBox {
    LedgerCard(List<LedgerEntry> ledger, List<String> problems, Services services) {
        setId("ledger");
        if (!problems.isEmpty()) {
            var card = new Card(get("ledger.title"));
            problems.forEach(p -> card.getChildren().add(Build.words(p, "warn")));
            getChildren().add(card);
            return;
        }
        if (ledger.isEmpty()) {
            getChildren().add(new Card(get("ledger.title"), Build.words("✓ " + get("ledger.none"), "good")));
            return;
        }
        var save = Build.button("saveLedger", get("ledger.save"), () -> save(ledger, services), "quiet");
        var table = new DataTable(new Plot.Table(
                        List.of(get("ledger.reason"), get("ledger.rows"), get("ledger.units"), get("ledger.lines"), get("ledger.metric")),
                        ledger.stream().map(LedgerCard::row).toList()))
                .unscrolled();
        table.setId("ledgerTable");
        double[] widths = {440, 64, 64, 128, 98};
        for (int i = 0; i < widths.length; i++) {
            table.getColumns().get(i).setPrefWidth(widths[i]);
        }
        getChildren().add(new Card(get("ledger.title"), table).right(save));
    }

    private static List<String> row(LedgerEntry e) {
        return List.of(
                e.reason(),
                Formats.standard().count(e.rows()),
                e.units() == 0 ? "–" : Formats.standard().count(e.units()),
                e.lines().isEmpty() ? "–" : e.lines().stream().map(Object::toString).collect(Collectors.joining(", ")),
                e.metric().isEmpty() ? get("ledger.all") : e.metric());
    }

    private static void save(List<LedgerEntry> ledger, Services services) {
        services.dialogs()
                .saveFile(get("ledger.save"), "ledger.csv", List.of(new Dialogs.FileKind("CSV", List.of("*.csv"))))
                .ifPresent(file -> services.tasks().run(
                        get("ledger.save"),
                        _ -> Files.writeString(file, LedgerCsv.of(ledger)),
                        _ -> services.toasts().show(get("ledger.saved", String.valueOf(file.getFileName()))),
                        e -> services.dialogs().error(get("ledger.save"), e)));
    }
}
