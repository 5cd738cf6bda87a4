package dev.winnow.ui.design;

import dev.winnow.experiment.Direction;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.MetricRole;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// A metric as it is typed.
public final class MetricRow {
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<KindChoice> kind = new SimpleObjectProperty<>(KindChoice.MEAN);
    private final StringProperty setting = new SimpleStringProperty("");
    private final ObjectProperty<MetricRole> role = new SimpleObjectProperty<>(MetricRole.SECONDARY);
    private final ObjectProperty<Direction> direction = new SimpleObjectProperty<>(Direction.INCREASE);
    private final StringProperty unit = new SimpleStringProperty("");
    private final StringProperty margin = new SimpleStringProperty("");
    private final StringProperty minimumEffect = new SimpleStringProperty("");

    MetricRow(Metric m, Runnable changed) {
        name.set(m.name());
        kind.set(KindChoice.of(m.kind()));
        setting.set(setting(m.kind()));
        role.set(m.role());
        direction.set(m.direction());
        unit.set(m.unitOfMeasure());
        margin.set(m.margin().map(Typed::percent).orElse(""));
        minimumEffect.set(m.minimumEffect().map(Typed::percent).orElse(""));
        kind.addListener((_, _, k) -> setting.set(k.defaultSetting()));
        Stream.<ObservableValue<?>>of(name, kind, setting, role, direction, unit, margin, minimumEffect)
                .forEach(p -> p.addListener((_, _, _) -> changed.run()));
    }

    private static String setting(MetricKind kind) {
        return switch (kind) {
            case MetricKind.Quantile(double q) -> Typed.number(q);
            case MetricKind.Retention(int from, int to) -> from + ".." + to;
            case MetricKind.Funnel(var steps) -> String.join(" > ", steps);
            case MetricKind.Mean _, MetricKind.Proportion _, MetricKind.Ratio _, MetricKind.Count _ -> "";
        };
    }

    public StringProperty nameProperty() {
        return name;
    }

    public ObjectProperty<KindChoice> kindProperty() {
        return kind;
    }

    /// Quantile `0.9`, retention days `7..13`, funnel steps `view > cart > paid`.
    public StringProperty settingProperty() {
        return setting;
    }

    public ObjectProperty<MetricRole> roleProperty() {
        return role;
    }

    public ObjectProperty<Direction> directionProperty() {
        return direction;
    }

    public StringProperty unitProperty() {
        return unit;
    }

    public StringProperty marginProperty() {
        return margin;
    }

    public StringProperty minimumEffectProperty() {
        return minimumEffect;
    }
}
