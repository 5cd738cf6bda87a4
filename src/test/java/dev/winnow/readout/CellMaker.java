package dev.winnow.readout;

import dev.winnow.data.Cell;
import dev.winnow.data.Cell.QuantileCell;
import dev.winnow.data.Cell.Segment;
import dev.winnow.data.LedgerEntry;
import dev.winnow.data.RollUp;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.MetricKind;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.means.SampleQuantile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Units in memory to cells as the data room lays them out: by variant and day, quantiles in a cell of their own that
/// counts no units again, and by segment value without day.
final class CellMaker {
    /// One unit: per metric its variables, outcome first, then denominator and covariate where there are such.
    record Unit(String variant, Optional<LocalDate> day, String device, Map<String, double[]> values) {}

    private final Design design;
    private final List<Unit> units = new ArrayList<>();

    CellMaker(Design design) {
        this.design = design;
    }

    void add(Unit unit) {
        units.add(unit);
    }

    RollUp rollUp(List<LedgerEntry> ledger) {
        var cells = new ArrayList<Cell>();
        var days = units.stream().map(Unit::day).distinct().sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
        for (Optional<LocalDate> day : days) {
            cells(cells, u -> u.day().equals(day), day, Optional.empty());
        }
        if (!days.equals(List.of(Optional.empty())) && quantiles()) {
            for (String v : variants()) {
                var mine = units.stream().filter(u -> u.variant().equals(v)).toList();
                if (!mine.isEmpty()) {
                    cells.add(new Cell(v, Optional.empty(), Optional.empty(), 0, Map.of(), quantiles(mine)));
                }
            }
        }
        for (String device : units.stream().map(Unit::device).filter(d -> !d.isEmpty()).distinct().sorted().toList()) {
            cells(cells, u -> u.device().equals(device), Optional.empty(), Optional.of(new Segment("device", device)));
        }
        long lost = ledger.stream().filter(e -> e.metric().isEmpty()).mapToLong(LedgerEntry::rows).sum();
        return new RollUp(cells, ledger, units.size() + lost, units.size());
    }

    private List<String> variants() {
        return design.variants().stream().map(v -> v.key()).toList();
    }

    private boolean quantiles() {
        return design.metrics().stream().anyMatch(m -> m.kind() instanceof MetricKind.Quantile);
    }

    private void cells(List<Cell> into, Predicate<Unit> which, Optional<LocalDate> day, Optional<Segment> segment) {
        for (String v : variants()) {
            var mine = units.stream().filter(which).filter(u -> u.variant().equals(v)).toList();
            if (!mine.isEmpty()) {
                into.add(new Cell(v, day, segment, mine.size(), moments(mine), day.isPresent() ? Map.of() : quantiles(mine)));
            }
        }
    }

    private Map<String, MomentMatrix> moments(List<Unit> mine) {
        var out = new HashMap<String, MomentMatrix>();
        for (var m : design.metrics()) {
            var rows = mine.stream().flatMap(u -> Optional.ofNullable(u.values().get(m.name())).stream()).toList();
            if (!rows.isEmpty() && !(m.kind() instanceof MetricKind.Quantile)) {
                double[][] columns = new double[rows.getFirst().length][rows.size()];
                for (int r = 0; r < rows.size(); r++) {
                    for (int c = 0; c < columns.length; c++) {
                        columns[c][r] = rows.get(r)[c];
                    }
                }
                out.put(m.name(), MomentMatrix.ofColumns(columns));
            }
        }
        return out;
    }

    private Map<String, QuantileCell> quantiles(List<Unit> mine) {
        var out = new HashMap<String, QuantileCell>();
        for (var m : design.metrics()) {
            if (m.kind() instanceof MetricKind.Quantile(double q)) {
                double[] y = mine.stream()
                        .flatMap(u -> Optional.ofNullable(u.values().get(m.name())).stream())
                        .mapToDouble(x -> x[0])
                        .sorted()
                        .toArray();
                var ranks = SampleQuantile.ranks(y.length, q, Level.of(design.alpha()));
                double h = (y.length - 1) * q;
                int below = (int) Math.floor(h);
                double value = y[below] + (h - below) * (y[Math.min(y.length - 1, below + 1)] - y[below]);
                out.put(m.name(), new QuantileCell(y.length, value, at(y, ranks.low()), at(y, ranks.high())));
            }
        }
        return out;
    }

    private static double at(double[] sorted, long rank) {
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }
}
