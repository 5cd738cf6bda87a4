package dev.winnow.ui.design;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.experiment.DesignRules;
import dev.winnow.ui.controls.Card;
import dev.winnow.ui.controls.Field;
import dev.winnow.ui.design.DesignViewModel.Saving;
import dev.winnow.ui.subject.AutoGrid;
import dev.winnow.ui.subject.Build;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The design as a form; what is wrong stands under its field.
public final class DesignView extends StackPane {
    private final DesignViewModel vm;
    private final Map<String, Field> fields = new HashMap<>();
    private final Label variantsError = error("variantsError");
    private final Label metricsError = error("metricsError");
    private final VBox variantRows = new VBox(8);
    private final VBox metricRows = new VBox(12);

    public DesignView(DesignViewModel vm) {
        this.vm = vm;
        setId("designView");
        var grid = new AutoGrid(360, 2, 12, question(), plan(), AutoGrid.wide(variants()), AutoGrid.wide(metrics()));
        getChildren().add(Build.page(new VBox(12, head(), grid)));
        vm.variants().addListener((ListChangeListener<VariantRow>) _ -> fillVariants());
        vm.metrics().addListener((ListChangeListener<MetricRow>) _ -> fillMetrics());
        vm.errors().addListener((MapChangeListener<String, String>) _ -> showErrors());
        fillVariants();
        fillMetrics();
        showErrors();
    }

    private HBox head() {
        var saving = Build.words("", "muted");
        saving.setId("designSaving");
        vm.savingProperty().subscribe(s -> {
            saving.setText(switch (s) {
                case Saving.Saved _ -> get("design.saved");
                case Saving.Waiting _ -> get("design.waiting");
                case Saving.Invalid(int n) -> n == 1 ? get("design.invalid.one") : get("design.invalid", Integer.toString(n));
                case Saving.Locked(String why) -> why;
            });
            saving.getStyleClass().removeAll("bad");
            if (s instanceof Saving.Invalid) {
                saving.getStyleClass().add("bad");
            }
        });
        var template = new MenuButton(get("design.template"));
        template.setId("fromTemplate");
        template.setMinWidth(Region.USE_PREF_SIZE);
        Runnable fill = () -> {
            template.getItems().setAll(vm.templates().stream().map(t -> {
                var item = new MenuItem(t.name());
                item.setOnAction(_ -> vm.apply(t));
                return item;
            }).toList());
            template.setDisable(vm.templates().isEmpty());
        };
        vm.templates().addListener((ListChangeListener<Object>) _ -> fill.run());
        fill.run();
        var row = new HBox(8, Build.grow(saving), Build.gap(), template);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Card question() {
        var area = new TextArea();
        area.setId("hypothesis");
        area.setWrapText(true);
        area.setPrefRowCount(4);
        area.setPromptText(get("design.hypothesis.prompt"));
        area.textProperty().bindBidirectional(vm.hypothesisProperty());
        Field hypothesis = keep("hypothesis", Field.of(get("design.hypothesis"), area));
        Field unit = keep("unit", Field.text(get("design.unit")));
        unit.input().setId("unit");
        unit.textProperty().bindBidirectional(vm.unitProperty());
        return new Card(get("design.question"), hypothesis, unit);
    }

    private Card plan() {
        var grid = new AutoGrid(150, 2, 12,
                text("alpha", get("design.alpha"), get("design.alpha.unit"), vm.alphaProperty()),
                text("power", get("design.power"), "", vm.powerProperty()),
                text("unitsPerVariant", get("design.unitsPerVariant"), "", vm.unitsPerVariantProperty()),
                text("days", get("design.days"), get("design.days.unit"), vm.daysProperty()),
                text("start", get("design.start"), "", vm.startProperty()));
        prompt("start", "design.start.prompt");
        prompt("unitsPerVariant", "design.optional");
        prompt("days", "design.optional");
        return new Card(get("design.plan"), grid);
    }

    private void prompt(String field, String key) {
        Field f = fields.get(field);
        if (f != null && f.input() instanceof TextField input) {
            input.setPromptText(get(key));
        }
    }

    private Card variants() {
        Button add = Build.button("addVariant", get("design.variant.add"), vm::addVariant);
        Button split = Build.button("splitEvenly", get("design.variant.even"), vm::splitEvenly, "flat");
        var limit = Build.label(get("design.variant.limit", Integer.toString(DesignRules.MOST_VARIANTS)), "faint", "small");
        Runnable check = () -> add.setDisable(vm.variants().size() >= DesignRules.MOST_VARIANTS);
        vm.variants().addListener((ListChangeListener<VariantRow>) _ -> check.run());
        check.run();
        var foot = new HBox(8, add, split, limit);
        foot.setAlignment(Pos.CENTER_LEFT);
        return new Card(get("design.variants"), variantRows, variantsError, foot).remark(get("design.variants.remark"));
    }

    private Card metrics() {
        Button add = Build.button("addMetric", get("design.metric.add"), vm::addMetric);
        var foot = new HBox(8, add);
        return new Card(get("design.metrics"), metricRows, metricsError, foot).remark(get("design.metrics.remark"));
    }

    private void fillVariants() {
        fields.keySet().removeIf(k -> k.startsWith("variants["));
        variantRows.getChildren().clear();
        var group = new ToggleGroup();
        for (int i = 0; i < vm.variants().size(); i++) {
            VariantRow row = vm.variants().get(i);
            String number = Integer.toString(i + 1);
            Field key = keep("variants[" + i + "].key", Field.text(get("design.variant.key", number)));
            key.input().setId("variantKey" + i);
            key.textProperty().bindBidirectional(row.keyProperty());
            Field share = keep("variants[" + i + "].share", Field.text(get("design.variant.share")));
            share.input().setId("variantShare" + i);
            share.textProperty().bindBidirectional(row.shareProperty());
            share.setPrefWidth(120);
            share.setMinWidth(90);
            var control = new RadioButton(get("design.variant.control"));
            control.setId("variantControl" + i);
            control.setToggleGroup(group);
            control.setSelected(row.keyProperty().get().equals(vm.controlProperty().get()));
            control.setOnAction(_ -> vm.controlProperty().set(row.keyProperty().get()));
            control.setMinWidth(Region.USE_PREF_SIZE);
            vm.controlProperty().subscribe(c -> control.setSelected(row.keyProperty().get().equals(c)));
            row.keyProperty().subscribe((old, now) -> {
                if (control.isSelected() && old.equals(vm.controlProperty().get())) {
                    vm.controlProperty().set(now);
                }
            });
            Button remove = Build.button("removeVariant" + i, get("design.remove"), () -> vm.remove(row), "flat");
            remove.setAccessibleText(get("design.variant.remove", row.keyProperty().get()));
            remove.setVisible(vm.variants().size() > DesignRules.FEWEST_VARIANTS);
            var line = new HBox(12, Build.grow(key), share, below(new HBox(control)), below(remove));
            variantRows.getChildren().add(line);
        }
        showErrors();
    }

    private void fillMetrics() {
        fields.keySet().removeIf(k -> k.startsWith("metrics["));
        metricRows.getChildren().clear();
        for (int i = 0; i < vm.metrics().size(); i++) {
            MetricRow row = vm.metrics().get(i);
            metricRows.getChildren().add(new MetricForm(row, i, this::keep, () -> vm.remove(row)));
        }
        showErrors();
    }

    private Field text(String name, String title, String unit, javafx.beans.property.StringProperty value) {
        Field field = keep(name, Field.text(title, unit));
        field.input().setId(name);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private Field keep(String name, Field field) {
        fields.put(name, field);
        return field;
    }

    /// Aligns a control with the inputs beside it, which stand under a label.
    static VBox below(Region control) {
        var above = Build.label(" ", "field-label");
        control.setMinHeight(28);
        if (control instanceof HBox row) {
            row.setAlignment(Pos.CENTER_LEFT);
        }
        var box = new VBox(4, above, control);
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    private void showErrors() {
        fields.values().forEach(field -> field.setError(Optional.empty()));
        vm.errors().forEach((name, sentence) -> Optional.ofNullable(fields.get(name))
                .ifPresent(field -> field.setError(Optional.of(sentence))));
        show(variantsError, Optional.ofNullable(vm.errors().get("variants"))
                .or(() -> Optional.ofNullable(vm.errors().get("control"))));
        show(metricsError, Optional.ofNullable(vm.errors().get("metrics")));
    }

    private static void show(Label label, Optional<String> text) {
        label.setText(text.orElse(""));
        label.setVisible(text.isPresent());
        label.setManaged(text.isPresent());
    }

    private static Label error(String id) {
        var label = Build.words("", "field-error");
        label.setId(id);
        label.setManaged(false);
        label.setVisible(false);
        return label;
    }
}
