package dev.winnow.data;

import dev.winnow.task.Progress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The statements of one roll-up on one connection: rows to units, units to cells and ledger.
final class RollUpQuery {
    private final Engine engine;
    private final Plan plan;
    private final Scan scan;
    private final Progress progress;

    RollUpQuery(Engine engine, Plan plan, Scan scan, Progress progress) {
        this.engine = engine;
        this.plan = plan;
        this.scan = scan;
        this.progress = progress;
    }

    /// Makes the table of units, reporting progress up to `end`.
    void create(double end) throws SQLException {
        if (events()) {
            double at = 0;
            List<String> steps = new EventTable(plan, scan).create();
            for (String step : steps) {
                engine.run(step, at, at + end / steps.size(), Problems.TEXTS.get("progress.units"));
                at += end / steps.size();
            }
            return;
        }
        engine.run("DROP TABLE IF EXISTS pu");
        UnitTable units = new UnitTable(plan, scan);
        engine.run(units.create(), 0, end, Problems.TEXTS.get("progress.units"));
        Optional<String> zeros = plan.mapping().layout() == Layout.ROWS ? units.zeros() : Optional.empty();
        if (zeros.isPresent() && engine.query(units.hollow(), r -> r.getBoolean(1)).getFirst()) {
            engine.run(zeros.get());
        }
    }

    boolean events() {
        return plan.mapping().layout() == Layout.EVENTS || plan.mapping().layout() == Layout.EXPOSURES_AND_EVENTS;
    }

    /// A query of the rows with all that the ledger asks for.
    String rowsQuery() {
        return events() ? "SELECT * FROM ev" : new UnitTable(plan, scan).rows();
    }

    /// Whether the fast way's promises held: some row was read, numbers are finite, and a unit of a table with one row a
    /// unit has only one.
    boolean sound() throws SQLException {
        StringBuilder test = new StringBuilder("count(*) > 0");
        for (Plan.Measure m : plan.metrics()) {
            for (Plan.Slot s : m.slots()) {
                test.append(" AND count_if(NOT ").append(Values.usable(s.name() + "::DOUBLE")).append(") = 0");
            }
        }
        if (plan.mapping().layout() == Layout.UNITS && plan.unit().isPresent() && !scan.lines()) {
            test.append(" AND count_if(k >= 0 AND n > 1) = 0");
        }
        return engine.query("SELECT " + test + " FROM pu", r -> r.getBoolean(1)).getFirst();
    }

    /// Whether the ledger stays empty.
    boolean spotless() throws SQLException {
        StringBuilder test = new StringBuilder("count_if(k < 0 OR crossed) = 0");
        for (Plan.Measure m : plan.metrics()) {
            test.append(" AND count_if(k >= 0 AND NOT (").append(Cells.complete(m)).append(")) = 0");
            for (Plan.Slot s : m.slots()) {
                test.append(" AND coalesce(sum(b").append(s.name()).append("), 0) = 0");
                if (s.covariate()) {
                    test.append(" AND count_if(k >= 0 AND ").append(s.name()).append(" IS NULL) = 0");
                }
            }
        }
        return engine.query("SELECT " + test + " FROM pu", r -> r.getBoolean(1)).getFirst();
    }

    long rows() throws SQLException {
        return engine.query("SELECT coalesce(sum(n), 0)::BIGINT FROM pu", r -> r.getLong(1)).getFirst();
    }

    /// Cells and ledger.
    ///
    /// @param malformed rows that never reached the table, with their first `lines`
    RollUp read(Tally.Lines finder, long malformed, List<Long> lines) throws SQLException {
        progress.at(0.92, Problems.TEXTS.get("progress.cells"));
        List<Cell> cells = new Cells(engine, plan, progress).read();
        List<LedgerEntry> ledger = new ArrayList<>();
        if (malformed > 0) {
            ledger.add(new LedgerEntry("malformedRow",
                    Problems.TEXTS.get("ledger.malformedRow", "" + plan.source().names().size()), malformed, 0, lines, ""));
        }
        if (!spotless()) {
            ledger.addAll(new Tally(engine, plan).read(finder));
        }
        long units = engine.query("SELECT count_if(k >= 0) FROM pu", r -> r.getLong(1)).getFirst();
        progress.at(1, Problems.TEXTS.get("progress.done"));
        return new RollUp(cells, ledger, rows() + malformed, units);
    }
}
