package dev.winnow.ui.design;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.experiment.Direction;
import dev.winnow.experiment.MetricRole;
import dev.winnow.ui.controls.Field;
import dev.winnow.ui.subject.AutoGrid;
import dev.winnow.ui.subject.Build;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The fields of one metric, wrapped as the width asks for.
final class MetricForm extends VBox {
    MetricForm(MetricRow row, int i, BiFunction<String, Field, Field> keep, Runnable onRemove) {
        getStyleClass().add("metric-form");
        setId("metric" + i);
        String at = "metrics[" + i + "]";
        Field name = keep.apply(at + ".name", Field.text(get("design.metric.name", Integer.toString(i + 1))));
        name.input().setId("metricName" + i);
        name.textProperty().bindBidirectional(row.nameProperty());

        Field kind = keep.apply(at + ".kind", Field.of(get("design.metric.kind"), Build.choice(
                List.of(KindChoice.values()), k -> get("kind." + low(k)), row.kindProperty())));
        kind.input().setId("metricKind" + i);
        Field setting = Field.text(get("design.metric.setting"));
        setting.input().setId("metricSetting" + i);
        setting.textProperty().bindBidirectional(row.settingProperty());
        // One input holds whichever setting the kind has; a problem of either is shown under it.
        Field _ = keep.apply(at + ".kind.q", setting);
        Field _ = keep.apply(at + ".kind.steps", setting);
        row.kindProperty().subscribe(k -> {
            setting.setManaged(k.hasSetting());
            setting.setVisible(k.hasSetting());
            if (k.hasSetting()) {
                ((TextField) setting.input()).setPromptText(get("kind.setting." + low(k)));
            }
        });

        Field role = Field.of(get("design.metric.role"), Build.choice(
                List.of(MetricRole.values()), r -> get("role." + low(r)), row.roleProperty()));
        role.input().setId("metricRole" + i);
        Field direction = Field.of(get("design.metric.direction"), Build.choice(
                List.of(Direction.values()), d -> get("direction." + low(d)), row.directionProperty()));
        direction.input().setId("metricDirection" + i);
        Field unit = text(keep, at + ".unitOfMeasure", "metricUnit" + i, get("design.metric.unit"), get("design.metric.unit.prompt"));
        unit.textProperty().bindBidirectional(row.unitProperty());
        Field margin = text(keep, at + ".margin", "metricMargin" + i, get("design.metric.margin"), get("design.percent.prompt"));
        margin.textProperty().bindBidirectional(row.marginProperty());
        Field least = text(
                keep, at + ".minimumEffect", "metricEffect" + i, get("design.metric.effect"), get("design.percent.prompt"));
        least.textProperty().bindBidirectional(row.minimumEffectProperty());
        row.roleProperty().subscribe(r -> {
            boolean guardrail = r == MetricRole.GUARDRAIL;
            boolean filled = !row.marginProperty().get().isBlank();
            margin.setVisible(guardrail || filled);
            margin.setManaged(guardrail || filled);
        });
        Button remove = Build.button("removeMetric" + i, get("design.remove"), onRemove, "flat");
        remove.setAccessibleText(get("design.metric.remove", Integer.toString(i + 1)));
        getChildren().add(new AutoGrid(118, 6, 12,
                AutoGrid.wide(name), kind, setting, role, direction, unit, least, margin, DesignView.below(remove)));
    }

    private static Field text(BiFunction<String, Field, Field> keep, String at, String id, String title, String prompt) {
        Field field = keep.apply(at, Field.text(title));
        field.input().setId(id);
        ((TextField) field.input()).setPromptText(prompt);
        return field;
    }

    static String low(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT);
    }
}
