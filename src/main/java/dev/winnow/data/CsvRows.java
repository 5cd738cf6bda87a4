package dev.winnow.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.winnow.experiment.InputException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// CSV in any charset, row by row with line numbers.
final class CsvRows {
    /// Longest row that is read, in characters.
    private static final int LONGEST = 16 << 20;

    private CsvRows() {}

    static void read(Source source, int file, Staging to) throws IOException, SQLException, InputException {
        Path path = source.files().get(file);
        ReadOptions o = source.options();
        Dialect.Marks marks = new Dialect.Marks(o.delimiter(), o.quote());
        long last = 0;
        try (Reader text = text(path, Charset.forName(o.charset()), Optional.of(to));
                CsvReader<CsvRecord> reader = Dialect.reader(marks, LONGEST).ofCsvRecord(text)) {
            boolean header = o.header();
            for (CsvRecord r : reader) {
                last = r.getStartingLineNumber();
                if (header) {
                    header = false;
                    continue;
                }
                List<String> cells = r.getFields();
                // a single empty cell is an empty line in a file of several columns
                if (cells.size() == 1 && cells.getFirst().isBlank() && source.width(file) > 1) {
                    continue;
                }
                to.row(file, last, cells);
            }
        } catch (CsvParseException e) {
            throw Problems.file("rowTooLong", path, Problems.count(last + 1), Problems.count(LONGEST));
        } catch (NoSuchFileException e) {
            throw Problems.file("fileMissing", path, path);
        }
        to.nextFile();
    }

    /// The text of a file, unpacked and without its byte-order mark.
    static Reader text(Path path, Charset charset, Optional<Staging> to) throws IOException, InputException {
        Head head = Head.of(path);
        if (head.packing() == Head.Packing.ZST) {
            return skipMark(Zst.open(path));
        }
        InputStream in = new Counting(Files.newInputStream(path), to);
        if (head.packing() == Head.Packing.GZ) {
            in = new GZIPInputStream(in, 1 << 16);
        }
        return skipMark(new InputStreamReader(new BufferedInputStream(in, 1 << 16), charset));
    }

    private static Reader skipMark(Reader in) throws IOException {
        java.io.BufferedReader r = new java.io.BufferedReader(in, 1 << 16);
        r.mark(1);
        if (r.read() != '\uFEFF') {
            r.reset();
        }
        return r;
    }

    private static final class Counting extends FilterInputStream {
        private final Optional<Staging> to;
        private long bytes;

        Counting(InputStream in, Optional<Staging> to) {
            super(in);
            this.to = to;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) {
                bytes++;
                to.ifPresent(s -> s.position(bytes));
            }
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            if (n > 0) {
                bytes += n;
                to.ifPresent(s -> s.position(bytes));
            }
            return n;
        }
    }
}
