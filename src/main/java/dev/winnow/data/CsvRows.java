package dev.winnow.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.winnow.experiment.InputException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.FilterReader;
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
        Ending[] text = new Ending[1];
        long[] line = {1};
        try (Ending in = new Ending(text(path, Charset.forName(o.charset()), Optional.of(to)));
                CsvReader<CsvRecord> reader =
                        Dialect.reader(marks, LONGEST).allowUnclosedQuote(false).ofCsvRecord(in)) {
            text[0] = in;
            rows(reader, source, file, to, line);
        } catch (CsvParseException e) {
            if (text[0] == null || !text[0].ended) {
                throw Problems.file("rowTooLong", path, Problems.count(line[0]), Problems.count(LONGEST));
            }
            unclosed(source, file, to, marks, line[0]);
        } catch (NoSuchFileException e) {
            throw Problems.file("fileMissing", path, path);
        }
        to.nextFile();
    }

    /// @param line set to the line that the next row starts on
    private static void rows(
            CsvReader<CsvRecord> reader, Source source, int file, Staging to, long[] line)
            throws SQLException {
        boolean header = source.options().header();
        for (CsvRecord r : reader) {
            List<String> cells = r.getFields();
            long start = r.getStartingLineNumber();
            boolean first = header;
            header = false;
            // a single empty cell is an empty line in a file of several columns
            boolean empty = cells.size() == 1 && cells.getFirst().isBlank() && source.width(file) > 1;
            if (!first && !empty) {
                to.row(file, start, cells);
            }
            line[0] = start + 1 + Staging.breaks(cells);
        }
    }

    /// The file ends within quotes. Cut off in its last line, that line is a row like others; otherwise nobody can say
    /// which of the lines after the quote are rows.
    private static void unclosed(Source source, int file, Staging to, Dialect.Marks marks, long line)
            throws IOException, SQLException, InputException {
        Path path = source.files().get(file);
        Charset charset = Charset.forName(source.options().charset());
        try (Reader in = text(path, charset, Optional.empty());
                CsvReader<CsvRecord> reader = Dialect.reader(marks, LONGEST).ofCsvRecord(in)) {
            for (CsvRecord r : reader) {
                boolean last = r.getStartingLineNumber() >= line;
                if (last && Staging.breaks(r.getFields()) > 0) {
                    throw Problems.file("quoteUnclosed", path, Problems.count(r.getStartingLineNumber()));
                }
                if (last) {
                    to.row(file, r.getStartingLineNumber(), r.getFields());
                }
            }
        }
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

    /// Remembers whether the text came to its end.
    private static final class Ending extends FilterReader {
        private boolean ended;

        Ending(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            ended = n < 0;
            return n;
        }
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
