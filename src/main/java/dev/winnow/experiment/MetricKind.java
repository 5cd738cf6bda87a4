package dev.winnow.experiment;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/// How a metric turns a unit's rows into a number, and so which inference fits it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface MetricKind {
    /// Mean of a number per unit.
    @JsonTypeName("mean")
    record Mean() implements MetricKind {}

    /// Share of units with a yes (1) against no (0).
    @JsonTypeName("proportion")
    record Proportion() implements MetricKind {}

    /// Sum of one number over sum of another, units as clusters (delta method).
    @JsonTypeName("ratio")
    record Ratio() implements MetricKind {}

    /// Mean number of events per unit; never negative.
    @JsonTypeName("count")
    record Count() implements MetricKind {}

    /// Quantile of a number over units.
    ///
    /// @param q in (0, 1)
    @JsonTypeName("quantile")
    record Quantile(double q) implements MetricKind {}

    /// Share of units seen again between two days after their exposure, both included.
    ///
    /// @param fromDay at least 1
    /// @param toDay   at least `fromDay`
    @JsonTypeName("retention")
    record Retention(int fromDay, int toDay) implements MetricKind {}

    /// Share of units that went through all the steps in order.
    ///
    /// @param steps event names, at least two
    @JsonTypeName("funnel")
    record Funnel(List<String> steps) implements MetricKind {
        public Funnel {
            steps = List.copyOf(steps);
        }
    }

    /// The word for this kind in JSON and on the command line.
    default String word() {
        return switch (this) {
            case Mean _ -> "mean";
            case Proportion _ -> "proportion";
            case Ratio _ -> "ratio";
            case Count _ -> "count";
            case Quantile _ -> "quantile";
            case Retention _ -> "retention";
            case Funnel _ -> "funnel";
        };
    }
}
