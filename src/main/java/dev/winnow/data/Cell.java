package dev.winnow.data;

import dev.winnow.stats.MomentMatrix;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// Sufficient statistics of the units of one variant, on one day of first exposure, in one segment.
///
/// @param variant   key of the variant
/// @param day       day of first exposure in the mapping's zone; absent without a time column
/// @param segment   column and value; absent in the cells over all units
/// @param units     units exposed
/// @param metrics   per metric over its units: variables in the order outcome (numerator), denominator (ratios),
///                  covariate (where mapped)
/// @param quantiles per quantile metric; only in cells without day
public record Cell(
        String variant,
        Optional<LocalDate> day,
        Optional<Segment> segment,
        long units,
        Map<String, MomentMatrix> metrics,
        Map<String, QuantileCell> quantiles) {
    public Cell {
        metrics = Map.copyOf(metrics);
        quantiles = Map.copyOf(quantiles);
    }

    /// One value of one segment column.
    public record Segment(String column, String value) {}

    /// A sample quantile and the order statistics around it that give its interval.
    ///
    /// @param n     units with a value
    /// @param value sample quantile (type 7)
    /// @param low   order statistic at rank floor(n q - z sqrt(n q (1-q)))
    /// @param high  order statistic at rank ceil(n q + z sqrt(n q (1-q)))
    public record QuantileCell(long n, double value, double low, double high) {}
}
