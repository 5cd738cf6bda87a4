package dev.winnow.ui.imports;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.data.Crossovers;
import dev.winnow.data.FileFormat;
import dev.winnow.data.Layout;
import dev.winnow.data.Mapping;
import dev.winnow.data.MetricSource;
import dev.winnow.data.Preview;
import dev.winnow.data.ReadOptions;
import dev.winnow.experiment.MetricKind;
import dev.winnow.text.Formats;
import dev.winnow.ui.controls.Card;
import dev.winnow.ui.controls.Field;
import dev.winnow.ui.imports.DataViewModel.State;
import dev.winnow.ui.subject.AutoGrid;
import dev.winnow.ui.subject.Build;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// How the files are read and what their columns are; every guess can be changed in place.
final class MappingPage extends VBox {
    private static final List<MetricKind> KINDS =
            List.of(new MetricKind.Mean(), new MetricKind.Proportion(), new MetricKind.Ratio(), new MetricKind.Count(),
                    new MetricKind.Quantile(0.5), new MetricKind.Quantile(0.9), new MetricKind.Quantile(0.99));

    private final DataViewModel vm;
    private final PreviewTable table;

    MappingPage(DataViewModel vm) {
        super(12);
        this.vm = vm;
        table = new PreviewTable(vm);
        setId("mappingPage");
    }

    void show(State.Mapped s) {
        table.show(s.preview(), s.mapping());
        var columns = new Card(get("import.columns"), Build.words(get("import.columns.sentence"), "muted", "small"), table)
                .remark(get(s.preview().whole() ? "import.looked.all" : "import.looked", Formats.standard().count(s.preview().looked()),
                        Formats.standard().count(s.preview().rows().size())));
        VBox.setVgrow(columns, Priority.ALWAYS);
        List<Node> parts = new ArrayList<>();
        parts.add(head(s));
        parts.add(new AutoGrid(360, 2, 12, reading(s.preview()), meaning(s)));
        parts.add(columns);
        if (!s.mapping().metrics().isEmpty()) {
            parts.add(metrics(s.mapping()));
        }
        getChildren().setAll(parts);
    }

    private Node head(State.Mapped s) {
        var go = Build.button("importNow", get("import.now"), vm::importNow, "primary");
        go.setDisable(s.whyNot().isPresent());
        var why = Build.words(s.whyNot().orElse(get("import.ready")), s.whyNot().isPresent() ? "warn" : "muted");
        why.setId("importWhy");
        var title = Build.label(DataView.names(s.preview().files()), "h2");
        title.setMinWidth(80);
        var text = new VBox(2, title, why);
        var row = new HBox(8, Build.grow(text), Build.gap(), Build.button("cancelImport", get("cancel"), vm::cancel), go);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Card reading(Preview preview) {
        ReadOptions o = preview.options();
        var card = new Card(get("import.reading.title")).remark(get("format.file." + o.format()));
        if (o.format() == FileFormat.CSV) {
            card.getChildren().add(new AutoGrid(96, 3, 12,
                    option("delimiter", with(List.of(",", ";", "\t", "|"), o.delimiter()), o.delimiter(), MappingPage::delimiter,
                            v -> vm.read(new ReadOptions(o.format(), v, o.quote(), o.charset(), o.byteOrderMark(), o.decimalComma(), o.header()))),
                    option("quote", with(List.of("\"", "'"), o.quote()), o.quote(), q -> q.isEmpty() ? get("import.quote.none") : q,
                            v -> vm.read(new ReadOptions(o.format(), o.delimiter(), v, o.charset(), o.byteOrderMark(), o.decimalComma(), o.header()))),
                    option("charset", with(List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1"), o.charset()),
                            o.charset(), c -> c,
                            v -> vm.read(new ReadOptions(o.format(), o.delimiter(), o.quote(), v, o.byteOrderMark(), o.decimalComma(), o.header()))),
                    option("decimal", List.of(false, true), o.decimalComma(), c -> get(c ? "import.decimal.comma" : "import.decimal.point"),
                            v -> vm.read(new ReadOptions(o.format(), o.delimiter(), o.quote(), o.charset(), o.byteOrderMark(), v, o.header()))),
                    option("header", List.of(true, false), o.header(), h -> get(h ? "import.header.yes" : "import.header.no"),
                            v -> vm.read(new ReadOptions(o.format(), o.delimiter(), o.quote(), o.charset(), o.byteOrderMark(), o.decimalComma(), v)))));
            if (o.byteOrderMark()) {
                card.getChildren().add(Build.words(get("import.bom"), "muted", "small"));
            }
        }
        preview.notes().forEach(n -> card.getChildren().add(Build.words("! " + n, "warn", "small")));
        return card;
    }

    private Card meaning(State.Mapped s) {
        Mapping m = s.mapping();
        var card = new Card(get("import.meaning"));
        card.getChildren().add(new AutoGrid(150, 2, 12,
                option("layout", List.of(Layout.values()), m.layout(), l -> get("layout." + l), vm::chooseLayout),
                option("crossovers", List.of(Crossovers.values()), m.crossovers(), c -> get("crossovers." + c), vm::chooseCrossovers)));
        card.getChildren().add(Build.words(get("import.zone", zone(m.zone())), "muted", "small"));
        vm.otherVariants().ifPresent(keys -> {
            var take = new CheckBox(get("import.variants.take", String.join(", ", keys)));
            take.setId("takeVariants");
            take.setWrapText(true);
            take.selectedProperty().bindBidirectional(vm.variantsFromDataProperty());
            card.getChildren().addAll(Build.words(get("import.variants.other"), "warn", "small"), take);
        });
        return card;
    }

    private Card metrics(Mapping m) {
        var grid = new AutoGrid(230, 4, 12);
        List<Node> fields = new ArrayList<>();
        for (MetricSource s : m.metrics()) {
            MetricKind now = vm.kind(s.metric());
            var box = choice(with(KINDS, now), now, MappingPage::kind, v -> vm.chooseKind(s.metric(), v));
            box.setId("kind-" + s.metric());
            var field = Field.of(s.metric(), box);
            var from = Build.words(from(s), "faint", "small");
            fields.add(new VBox(4, field, from));
        }
        grid.setAll(fields);
        return new Card(get("import.metrics"), grid).remark(get("import.metrics.remark"));
    }

    private static String from(MetricSource s) {
        List<String> parts = new ArrayList<>();
        parts.add(get("import.from", s.column()));
        s.denominator().ifPresent(d -> parts.add(get("import.from.over", d)));
        s.event().ifPresent(e -> parts.add(get("import.from.event", e)));
        s.covariate().ifPresent(c -> parts.add(get("import.from.covariate", c)));
        return String.join(" · ", parts);
    }

    static String kind(MetricKind kind) {
        return kind instanceof MetricKind.Quantile(double q) ? get("kind.quantile.of", Double.toString(q)) : get("kind." + kind.word());
    }

    static String zone(java.time.ZoneId zone) {
        return zone.normalized().equals(java.time.ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    private static String delimiter(String d) {
        return switch (d) {
            case "," -> get("import.delimiter.comma");
            case ";" -> get("import.delimiter.semicolon");
            case "\t" -> get("import.delimiter.tab");
            case "|" -> get("import.delimiter.bar");
            default -> d;
        };
    }

    private static <T> List<T> with(List<T> values, T now) {
        if (values.contains(now)) {
            return values;
        }
        List<T> all = new ArrayList<>(values);
        all.addFirst(now);
        return List.copyOf(all);
    }

    private static <T> Field option(
            String id, List<T> values, T now, Function<? super T, String> name, Consumer<? super T> changed) {
        var box = choice(values, now, name, changed);
        box.setId(id);
        return Field.of(get("import.option." + id), box);
    }

    private static <T> ComboBox<T> choice(
            List<T> values, T now, Function<? super T, String> name, Consumer<? super T> changed) {
        var value = new SimpleObjectProperty<>(now);
        var box = Build.choice(values, name, value);
        box.getProperties().put("value", Optional.of(value));
        value.addListener((_, _, v) -> changed.accept(v));
        return box;
    }
}
