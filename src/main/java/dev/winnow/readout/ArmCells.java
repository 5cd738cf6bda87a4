package dev.winnow.readout;

import dev.winnow.data.Cell;
import dev.winnow.data.Cell.QuantileCell;
import dev.winnow.experiment.Metric;
import dev.winnow.stats.MomentMatrix;
import java.util.Optional;
import java.util.stream.Stream;

/// The cells of one metric in one arm, added up.
///
/// @param moments variables outcome, denominator (ratios), covariate (if mapped); absent for quantiles
record ArmCells(String variant, Optional<MomentMatrix> moments, Optional<QuantileCell> quantile) {

    static ArmCells of(Metric metric, String variant, Stream<Cell> cells) {
        var mine = cells.filter(c -> c.variant().equals(variant)).toList();
        return new ArmCells(
                variant,
                mine.stream()
                        .flatMap(c -> Optional.ofNullable(c.metrics().get(metric.name())).stream())
                        .reduce(MomentMatrix::merge),
                mine.stream()
                        .flatMap(c -> Optional.ofNullable(c.quantiles().get(metric.name())).stream())
                        .findFirst());
    }

    /// Adds the moments of later units of the same arm; quantiles cannot be added up.
    ArmCells merge(ArmCells later) {
        Optional<MomentMatrix> both = moments.map(a -> later.moments.map(a::merge).orElse(a)).or(() -> later.moments);
        return new ArmCells(variant, both, Optional.empty());
    }
}
