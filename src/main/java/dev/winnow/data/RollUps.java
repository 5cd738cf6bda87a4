package dev.winnow.data;

import dev.winnow.experiment.Design;
import dev.winnow.experiment.InputException;
import dev.winnow.task.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reduces rows to cells and a ledger.
///
/// Files are first read the fast way: one statement with typed columns, which fails on the first cell or row that does
/// not fit. Then, and when the ledger needs line numbers, they are read the careful way: every cell is text, and every row
/// knows its line. Both ways give the same numbers.
public final class RollUps {
    /// Below this size the careful way is quicker than looking line numbers up.
    private static final long SMALL = 64 << 20;

    private static final double READ = 0.9;

    /// From files, without importing them.
    ///
    /// @throws InputException                                 if the files cannot be read or the mapping does not fit them
    /// @throws java.util.concurrent.CancellationException if the progress says so
    public RollUp rollUp(List<Path> files, ReadOptions options, Design design, Mapping mapping, Progress progress)
            throws InputException {
        progress.at(0, Problems.TEXTS.get("progress.opening"));
        Source source = Source.open(files, Optional.of(options));
        progress.check();
        Plan plan = Plan.of(source, design, mapping);
        Optional<RollUp> fast = source.direct() && columns(mapping) ? fast(plan, progress) : Optional.empty();
        return fast.isPresent() ? fast.get() : careful(plan, progress);
    }

    /// Events need the order of their rows, which the fast way does not keep, unless the format numbers them.
    private static boolean columns(Mapping mapping) {
        return mapping.layout() == Layout.UNITS || mapping.layout() == Layout.ROWS;
    }

    private Optional<RollUp> fast(Plan plan, Progress progress) throws InputException {
        Source source = plan.source();
        boolean csv = source.options().format() == FileFormat.CSV;
        try (Engine engine = Engine.inMemory(progress)) {
            engine.zone(plan.mapping().zone());
            if (!csv) {
                return Optional.of(fromTable(engine, plan, ParquetFiles.scan(engine, source), 0, List.of(), progress));
            }
            for (Map<Integer, Scan.Kind> typed : List.of(Typing.of(plan), Map.<Integer, Scan.Kind>of())) {
                Scan scan = CsvScan.of(source, typed);
                RollUpQuery query = new RollUpQuery(engine, plan, scan, progress);
                try {
                    query.create(READ);
                } catch (SQLException _) {
                    // a cell or a row does not fit; the next way finds out which
                    continue;
                }
                if (!query.sound()) {
                    continue;
                }
                return finish(engine, query, plan, progress);
            }
            return Optional.empty();
        } catch (SQLException e) {
            throw broken(plan, e);
        }
    }

    private Optional<RollUp> finish(Engine engine, RollUpQuery query, Plan plan, Progress progress)
            throws SQLException {
        if (query.spotless()) {
            return Optional.of(query.read(_ -> List.of(), 0, List.of()));
        }
        Source source = plan.source();
        long rows = query.rows();
        if (source.size() < SMALL || source.files().size() > 1 || !plainLines(source, rows, progress)) {
            return Optional.empty();
        }
        engine.run("SET preserve_insertion_order = true");
        Scan text = CsvScan.of(source, Map.of());
        int header = source.options().header() ? 1 : 0;
        Scan numbered = new Scan("(SELECT *, 0 AS file, row_number() OVER () + " + header + " AS line FROM " + text.from() + ")",
                text.kinds(), true);
        String all = new UnitTable(plan, numbered).rows();
        return Optional.of(query.read(where -> engine.query(
                "SELECT line FROM (" + all + ") WHERE " + where + " LIMIT 10", r -> r.getLong(1)), 0, List.of()));
    }

    /// Whether each row is one line, so that a row's number gives its line.
    private static boolean plainLines(Source source, long rows, Progress progress) {
        if (source.packing() != Head.Packing.NONE) {
            return false;
        }
        long feeds = 0;
        byte last = '\n';
        byte[] buffer = new byte[1 << 20];
        try (InputStream in = Files.newInputStream(source.files().getFirst())) {
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                progress.check();
                for (int i = 0; i < n; i++) {
                    feeds += buffer[i] == '\n' ? 1 : 0;
                }
                last = buffer[n - 1];
            }
        } catch (IOException _) {
            return false;
        }
        return feeds + (last == '\n' ? 0 : 1) == rows + (source.options().header() ? 1 : 0);
    }

    private RollUp careful(Plan plan, Progress progress) throws InputException {
        try (Engine engine = Engine.inMemory(progress)) {
            engine.zone(plan.mapping().zone());
            Staging.Staged staged = Staging.load(engine, plan.source(), progress);
            return fromTable(engine, plan, staged.scan(), staged.malformed(), staged.lines(), progress);
        } catch (SQLException e) {
            throw broken(plan, e);
        }
    }

    /// From a table that has a line number in each row.
    static RollUp fromTable(
            Engine engine, Plan plan, Scan scan, long malformed, List<Long> lines, Progress progress)
            throws SQLException {
        RollUpQuery query = new RollUpQuery(engine, plan, scan, progress);
        query.create(READ);
        return query.read(where -> engine.query("SELECT line FROM (" + query.rowsQuery() + ") WHERE " + where
                + " ORDER BY file, line LIMIT 10", r -> r.getLong(1)), malformed, lines);
    }

    private static InputException broken(Plan plan, SQLException e) {
        return Problems.file("readFailed", plan.source().files().getFirst(), Problems.line(e.getMessage()));
    }
}
