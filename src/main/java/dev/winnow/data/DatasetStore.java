package dev.winnow.data;

import dev.winnow.experiment.Design;
import dev.winnow.experiment.InputException;
import dev.winnow.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The datasets of a workspace, one DuckDB file each. A file is written under a temporary name and moved into place
/// when it is complete, so that a killed process leaves nothing but files that [#sweep] removes.
public final class DatasetStore {
    private static final String PART = ".part";
    private static final String ENDING = ".duckdb";

    private final Path folder;
    private final Clock clock;

    /// @param folder where the files lie; made when the first is written
    public DatasetStore(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// Removes what imports that did not end have left behind.
    ///
    /// @return how many files
    /// @throws IOException if the folder cannot be read or a file not be removed
    public int sweep() throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        int n = 0;
        try (Stream<Path> all = Files.list(folder)) {
            for (Path p : all.filter(f -> Problems.name(f).contains(PART)).toList()) {
                Files.deleteIfExists(p);
                n++;
            }
        }
        return n;
    }

    /// Reads files into a new dataset.
    ///
    /// @throws InputException                                 if they cannot be read or kept
    /// @throws java.util.concurrent.CancellationException if the progress says so; nothing is left
    public DatasetRef importFiles(String name, Preview preview, Mapping mapping, Progress progress) throws InputException {
        Source source = Source.open(preview.files(), Optional.of(preview.options()));
        UUID id = UUID.randomUUID();
        Path part = folder.resolve(id + PART);
        try {
            Files.createDirectories(folder);
            Fingerprint.Reading reading = Fingerprint.start(source.files(), progress);
            long rows = fill(part, source, reading, progress);
            Fingerprint f = reading.get();
            progress.check();
            Files.move(part, file(id), StandardCopyOption.ATOMIC_MOVE);
            progress.at(1, Problems.TEXTS.get("progress.done"));
            return new DatasetRef(id, name, source.files().stream().map(Problems::name).toList(), f.sha256(), rows,
                    f.bytes(), preview.options(), mapping, clock.instant());
        } catch (SQLException e) {
            throw Problems.file("readFailed", source.files().getFirst(), Problems.line(e.getMessage()));
        } catch (IOException e) {
            throw Problems.file("notKept", folder);
        } finally {
            discard(part);
        }
    }

    private static void discard(Path part) {
        for (String ending : List.of("", ".wal")) {
            try {
                Files.deleteIfExists(part.resolveSibling(Problems.name(part) + ending));
            } catch (IOException _) {
                // the next start sweeps it away
            }
        }
    }

    private static long fill(Path part, Source source, Fingerprint.Reading reading, Progress progress)
            throws SQLException, InputException, IOException {
        try (Engine engine = Engine.file(part, progress)) {
            long malformed = 0;
            long rows = direct(engine, source, reading, progress);
            List<Long> lines = List.of();
            if (rows < 0) {
                engine.run("DROP TABLE IF EXISTS " + Staging.TABLE);
                Staging.Staged staged = Staging.load(engine, source, progress);
                rows = staged.rows();
                malformed = staged.malformed();
                lines = staged.lines();
            }
            engine.run("CREATE TABLE columns (ordinal INTEGER, name VARCHAR)");
            for (int i = 0; i < source.names().size(); i += 500) {
                List<String> values = new ArrayList<>();
                for (int j = i; j < Math.min(i + 500, source.names().size()); j++) {
                    values.add("(" + j + ", " + Sql.text(source.names().get(j)) + ")");
                }
                engine.run("INSERT INTO columns VALUES " + String.join(", ", values));
            }
            engine.run("CREATE TABLE places (file INTEGER, ordinal INTEGER, place INTEGER)");
            for (int f = 0; f < source.places().size(); f++) {
                for (int i = 0; i < source.places().get(f).size(); i++) {
                    engine.run("INSERT INTO places VALUES (" + f + ", " + i + ", " + source.places().get(f).get(i) + ")");
                }
            }
            engine.run("CREATE TABLE malformed (line BIGINT)");
            for (long line : lines) {
                engine.run("INSERT INTO malformed VALUES (" + line + ")");
            }
            engine.run("CREATE TABLE counts AS SELECT " + rows + "::BIGINT AS kept, " + malformed + "::BIGINT AS malformed");
            engine.run("CHECKPOINT");
            return rows + malformed;
        }
    }

    /// Lets DuckDB read well-formed text by itself.
    ///
    /// @return rows, or -1 if the files need the careful way
    private static long direct(Engine engine, Source source, Fingerprint.Reading reading, Progress progress)
            throws SQLException, IOException {
        boolean csv = source.options().format() == FileFormat.CSV;
        if (!csv || !source.direct() || source.files().size() > 1 || source.packing() != Head.Packing.NONE) {
            return -1;
        }
        int header = source.options().header() ? 1 : 0;
        Scan scan = CsvScan.of(source, Map.of());
        try {
            engine.run("SET preserve_insertion_order = true");
            engine.run("CREATE TABLE " + Staging.TABLE + " AS SELECT 0::INTEGER AS file, row_number() OVER () + " + header
                    + " AS line, * FROM " + scan.from(), 0, 0.8, Problems.TEXTS.get("progress.reading"));
        } catch (SQLException _) {
            // a row does not fit; the careful way says which
            return -1;
        }
        progress.at(0.85, Problems.TEXTS.get("progress.reading"));
        long rows = engine.query("SELECT count(*) FROM " + Staging.TABLE, r -> r.getLong(1)).getFirst();
        // an empty line or a line feed inside quotes would shift the line numbers
        return reading.get().lines().getFirst() == rows + header ? rows : -1;
    }

    /// Cells and ledger of a dataset.
    ///
    /// @throws InputException if it is gone or the mapping does not fit it
    public RollUp rollUp(DatasetRef dataset, Design design, Mapping mapping, Progress progress) throws InputException {
        try (Engine engine = open(dataset, progress)) {
            Source source = source(engine, dataset);
            Plan plan = Plan.of(source, design, mapping);
            engine.zone(mapping.zone());
            long malformed = engine.query("SELECT malformed FROM counts", r -> r.getLong(1)).getFirst();
            List<Long> lines = engine.query("SELECT line FROM malformed ORDER BY line", r -> r.getLong(1));
            return RollUps.fromTable(engine, plan, Staging.table(source.names().size()), malformed, lines, progress);
        } catch (SQLException e) {
            throw unreadable(dataset);
        }
    }

    /// Profile over all rows, and the first rows.
    public Preview profile(DatasetRef dataset, Progress progress) throws InputException {
        try (Engine engine = open(dataset, progress)) {
            Source source = source(engine, dataset);
            Preview first = Previews.of(source);
            if (source.whole()) {
                return first;
            }
            List<ColumnProfile> columns = new ArrayList<>();
            for (int i = 0; i < first.columns().size(); i++) {
                progress.at((double) i / first.columns().size(), Problems.TEXTS.get("progress.profile"));
                columns.add(WholeProfile.of(engine, first.columns().get(i), i, dataset.options().decimalComma()));
            }
            return new Preview(first.files(), first.options(), columns, first.rows(), dataset.rows(), true, first.notes());
        } catch (SQLException e) {
            throw unreadable(dataset);
        }
    }

    /// Rows as text, in the order of the files; an empty string for an empty cell.
    public List<List<String>> rows(DatasetRef dataset, long offset, int limit) throws InputException {
        try (Engine engine = open(dataset, Progress.none())) {
            return rows(engine, width(engine), offset, limit);
        } catch (SQLException e) {
            throw unreadable(dataset);
        }
    }

    private static int width(Engine engine) throws SQLException {
        return engine.query("SELECT count(*) FROM columns", r -> r.getInt(1)).getFirst();
    }

    private static List<List<String>> rows(Engine engine, int width, long offset, int limit) throws SQLException {
        return engine.query("SELECT * FROM " + Staging.TABLE + " ORDER BY file, line LIMIT " + limit + " OFFSET " + offset, r -> {
            List<String> row = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                String cell = r.getString(i + 3);
                row.add(cell == null ? "" : cell);
            }
            return List.copyOf(row);
        });
    }

    /// Removes a dataset; nothing happens if it is gone already.
    public void delete(UUID dataset) throws IOException {
        Files.deleteIfExists(file(dataset));
    }

    /// Where a dataset's file lies.
    public Path file(UUID dataset) {
        return folder.resolve(dataset + ENDING);
    }

    private Source source(Engine engine, DatasetRef dataset) throws SQLException {
        List<String> names = engine.query("SELECT name FROM columns ORDER BY ordinal", r -> r.getString(1));
        List<List<String>> sample = rows(engine, names.size(), 0, 2_000);
        List<List<Integer>> places = new ArrayList<>();
        for (int files = engine.query("SELECT count(DISTINCT file) FROM places", r -> r.getInt(1)).getFirst(); places.size() < files;) {
            places.add(engine.query("SELECT place FROM places WHERE file = " + places.size() + " ORDER BY ordinal", r -> r.getInt(1)));
        }
        return new Source(List.of(file(dataset.id())), dataset.options(), names, sample, dataset.rows() <= 2_000,
                Optional.empty(), Head.Packing.NONE, places, "");
    }

    private Engine open(DatasetRef dataset, Progress progress) throws SQLException, InputException {
        Path file = file(dataset.id());
        if (!Files.exists(file)) {
            throw Problems.of("datasetGone", "dataset", dataset.id().toString(), dataset.name());
        }
        return Engine.readOnly(file, progress);
    }

    private static InputException unreadable(DatasetRef dataset) {
        return Problems.of("datasetBroken", "dataset", dataset.id().toString(), dataset.name());
    }
}
