package dev.winnow.data;

import java.util.Optional;

/// Where a metric's numbers stand in the rows.
///
/// @param metric      name of the metric in the design
/// @param column      numerator, outcome or value column
/// @param denominator ratio metrics: column of the denominator
/// @param covariate   column measured before the exposure, for CUPED
/// @param event       event layouts: only rows with this event name count
/// @param aggregation several rows a unit: how `column` is added up; absent means the default of the kind
/// @param covariateAggregation the same for the covariate; absent means [Aggregation#MEAN]
public record MetricSource(
        String metric,
        String column,
        Optional<String> denominator,
        Optional<String> covariate,
        Optional<String> event,
        Optional<Aggregation> aggregation,
        Optional<Aggregation> covariateAggregation) {

    /// A metric that is one column.
    public static MetricSource of(String metric, String column) {
        return new MetricSource(
                metric,
                column,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
