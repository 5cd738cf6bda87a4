package dev.winnow.data;

import dev.winnow.experiment.InputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/// The first sheet of an Excel workbook; dates become ISO text.
final class XlsxFiles {
    private static final int SAMPLE = 10_000;

    private XlsxFiles() {}

    static Source open(Path file, Optional<ReadOptions> asked) throws InputException {
        List<List<String>> rows = new ArrayList<>();
        try (ReadableWorkbook book = book(file);
                Stream<Row> stream = book.getFirstSheet().openStream()) {
            stream.limit(SAMPLE + 2L).forEach(r -> rows.add(cells(r)));
        } catch (IOException | ExcelReaderException | IllegalStateException e) {
            throw Problems.file("xlsxBroken", file);
        }
        rows.removeIf(r -> r.stream().allMatch(String::isEmpty));
        if (rows.isEmpty()) {
            throw Problems.file("fileEmpty", file);
        }
        boolean header = asked.map(ReadOptions::header).orElseGet(() -> Dialect.header(rows));
        int width = rows.getFirst().size();
        List<List<String>> body = rows.subList(header ? 1 : 0, rows.size()).stream().map(r -> wide(r, width)).toList();
        if (body.isEmpty()) {
            throw Problems.file("headerOnly", file);
        }
        return new Source(List.of(file), new ReadOptions(FileFormat.XLSX, ",", "\"", "UTF-8", false, false, header),
                header ? Dialect.names(rows.getFirst()) : Source.numbered(width), body, body.size() <= SAMPLE,
                Optional.empty(), Head.Packing.NONE, List.of(), "");
    }

    static void read(Source source, int file, Staging to) throws SQLException, InputException {
        Path path = source.files().get(file);
        int width = source.width(file);
        try (ReadableWorkbook book = book(path);
                Stream<Row> stream = book.getFirstSheet().openStream()) {
            boolean header = source.options().header();
            for (Row r : (Iterable<Row>) stream::iterator) {
                List<String> cells = cells(r);
                if (cells.stream().allMatch(String::isEmpty)) {
                    continue;
                }
                if (header) {
                    header = false;
                    continue;
                }
                to.row(file, r.getRowNum(), wide(cells, width));
            }
        } catch (IOException | ExcelReaderException | IllegalStateException e) {
            throw Problems.file("xlsxBroken", path);
        }
    }

    private static ReadableWorkbook book(Path file) throws IOException {
        return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
    }

    /// A sheet stores no trailing empty cells: they are put back, and those beyond the header that are empty dropped.
    private static List<String> wide(List<String> cells, int width) {
        List<String> out = new ArrayList<>(cells);
        while (out.size() > width && out.getLast().isEmpty()) {
            out.removeLast();
        }
        while (out.size() < width) {
            out.add("");
        }
        return out;
    }

    private static List<String> cells(Row r) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < r.getCellCount(); i++) {
            out.add(r.getOptionalCell(i).map(XlsxFiles::text).orElse(""));
        }
        while (!out.isEmpty() && out.getLast().isEmpty()) {
            out.removeLast();
        }
        return out;
    }

    private static String text(Cell c) {
        CellType type = c.getType();
        if (type == CellType.NUMBER && dated(c)) {
            LocalDateTime t = c.asDate();
            boolean midnight = t.toLocalTime().equals(java.time.LocalTime.MIDNIGHT);
            return midnight ? t.toLocalDate().toString() : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(t);
        }
        if (type == CellType.NUMBER && c.getValue() instanceof BigDecimal d) {
            String plain = d.doubleValue() == Math.rint(d.doubleValue()) && Math.abs(d.doubleValue()) < 1e15
                    ? d.toBigInteger().toString()
                    : Double.toString(d.doubleValue());
            return plain;
        }
        if (type == CellType.BOOLEAN) {
            return c.getRawValue() == null ? "" : String.valueOf(c.getValue()).toLowerCase(Locale.ROOT);
        }
        if (type == CellType.ERROR || type == CellType.EMPTY) {
            return type == CellType.ERROR ? String.valueOf(c.getRawValue()) : "";
        }
        String t = c.getText();
        return t == null ? "" : t;
    }

    private static boolean dated(Cell c) {
        String f = c.getDataFormatString();
        if (f == null) {
            return false;
        }
        String bare = f.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(Locale.ROOT);
        return bare.contains("y") || bare.contains("d") || bare.contains("h:") || bare.contains("m/");
    }
}
