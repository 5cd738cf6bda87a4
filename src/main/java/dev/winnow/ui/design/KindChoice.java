package dev.winnow.ui.design;

import dev.winnow.experiment.MetricKind;

/// The kinds of metric as a menu; some need a setting beside them.
public enum KindChoice {
    MEAN,
    PROPORTION,
    RATIO,
    COUNT,
    QUANTILE,
    RETENTION,
    FUNNEL;

    static KindChoice of(MetricKind kind) {
        return switch (kind) {
            case MetricKind.Mean _ -> MEAN;
            case MetricKind.Proportion _ -> PROPORTION;
            case MetricKind.Ratio _ -> RATIO;
            case MetricKind.Count _ -> COUNT;
            case MetricKind.Quantile _ -> QUANTILE;
            case MetricKind.Retention _ -> RETENTION;
            case MetricKind.Funnel _ -> FUNNEL;
        };
    }

    /// Whether it has a setting: the quantile, the days, the steps.
    public boolean hasSetting() {
        return this == QUANTILE || this == RETENTION || this == FUNNEL;
    }

    /// What the setting is when the kind is chosen.
    String defaultSetting() {
        return switch (this) {
            case QUANTILE -> "0.9";
            case RETENTION -> "7..13";
            case FUNNEL, MEAN, PROPORTION, RATIO, COUNT -> "";
        };
    }
}
