package dev.winnow.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.winnow.json.Json;
import dev.winnow.plot.Plot;
import dev.winnow.readout.Figure;
import dev.winnow.readout.Readout;
import dev.winnow.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReportWriterTest {
    @TempDir
    Path folder;

    private Path write(Readout readout, ReportFormat format, String name) throws IOException {
        Path file = folder.resolve(name + "." + format.extension());
        ReportWriter.write(
                readout, Optional.of(Instant.parse("2026-11-23T08:00:00Z")), format, file, Progress.none());
        return file;
    }

    static Stream<Readout> readings() {
        return Stream.of(
                Readings.plain(),
                Readings.three(),
                Readings.timeless(),
                Readings.absent(),
                Readings.broken(),
                Readings.decrease(),
                Readings.hostile());
    }

    @ParameterizedTest
    @MethodSource("readings")
    void everyFormatTakesEveryReadout(Readout readout) throws IOException {
        for (ReportFormat format : ReportFormat.values()) {
            Path file = write(readout, format, "report");
            assertTrue(Files.size(file) > 500, format + " is empty");
        }
        try (var left = Files.list(folder)) {
            assertEquals(ReportFormat.values().length, left.count(), "no part files stay behind");
        }
    }

    @Test
    void fortyMetricsWithNineTreatmentsFitEveryFormat() throws IOException {
        Readout wide = Readings.wide();
        String text = pdfText(write(wide, ReportFormat.PDF, "wide"));
        assertTrue(text.contains("Metric number 39"), "the last metric is in the PDF");
        assertTrue(Files.size(write(wide, ReportFormat.XLSX, "wide")) > 100_000);
        assertTrue(Files.readString(write(wide, ReportFormat.HTML, "wide")).contains("variant J"));
        assertTrue(Files.readString(write(wide, ReportFormat.MARKDOWN, "wide")).contains("variant J"));
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void sameReadoutGivesSameBytes(ReportFormat format) throws IOException {
        assertArrayEquals(
                Files.readAllBytes(write(Readings.three(), format, "one")),
                Files.readAllBytes(write(Readings.three(), format, "two")));
    }

    private static String pdfText(Path file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(pdf).replace('\u00a0', ' ');
        }
    }

    @Test
    void pdfTextCanBeFoundIncludingThatOfCharts() throws IOException {
        Path file = write(Readings.plain(), ReportFormat.PDF, "plain");
        String text = pdfText(file);
        assertTrue(text.contains("Ship B"));
        assertTrue(text.contains("276,715"));
        assertTrue(text.contains("+4.1 %"));
        assertTrue(text.contains("2.5e-5"));
        assertTrue(text.contains("change against control"), "axis label of a chart");
        assertTrue(text.contains("1 / "), "page number");
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertEquals("Shorter checkout", pdf.getDocumentInformation().getTitle());
            assertEquals("winnow 0.1.0", pdf.getDocumentInformation().getCreator());
            int items = 0;
            for (var item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
                assertFalse(item.getTitle().isBlank());
                items++;
            }
            assertTrue(items >= 8, "outline has an entry for every section");
        }
    }

    @Test
    void pdfReplacesWhatItsFontsLackAndSaysSo() throws IOException {
        String text = pdfText(write(Readings.hostile(), ReportFormat.PDF, "hostile"));
        assertTrue(text.contains("Конверсия λ"), "Cyrillic and Greek are text");
        assertTrue(text.contains("\uFFFD stands for"));
        assertFalse(text.contains("🚀"));
    }

    @Test
    void workbookHasNumbersAsNumbersAndNoFormula() throws IOException {
        try (var book = new XSSFWorkbook(Files.newInputStream(write(Readings.plain(), ReportFormat.XLSX, "plain")))) {
            var sheet = book.getSheet("Effects");
            assertEquals("Metric", sheet.getRow(0).getCell(0).getStringCellValue());
            assertEquals(CellType.NUMERIC, sheet.getRow(1).getCell(2).getCellType());
            assertEquals(0.123803, sheet.getRow(1).getCell(2).getNumericCellValue(), 0);
            assertTrue(sheet.getPaneInformation().isFreezePane());
            assertFalse(sheet.getDrawingPatriarch().getShapes().isEmpty(), "the forest is a picture");
            var result = book.getSheet("Result");
            assertTrue(
                    StreamSupport.stream(result.spliterator(), false)
                            .map(r -> r.getCell(1))
                            .anyMatch(c -> c != null
                                    && c.getCellType() == CellType.NUMERIC
                                    && c.getNumericCellValue() == 276_715),
                    "key figures are numbers too");
            assertEquals(138_204, book.getSheet("Data").getRow(1).getCell(3).getNumericCellValue());
        }
        try (var book = new XSSFWorkbook(Files.newInputStream(write(Readings.hostile(), ReportFormat.XLSX, "hostile")))) {
            int quoted = 0;
            for (var sheet : book) {
                for (var row : sheet) {
                    for (var cell : row) {
                        assertFalse(cell.getCellType() == CellType.FORMULA, "no cell is a formula");
                        boolean text = cell.getCellType() == CellType.STRING;
                        if (text && Guard.startsFormula(cell.getStringCellValue())) {
                            assertTrue(cell.getCellStyle().getQuotePrefixed(), cell.getStringCellValue());
                            quoted++;
                        }
                    }
                }
            }
            assertTrue(quoted > 5);
            assertTrue(book.getNumCellStyles() < 100, "styles are shared, a workbook holds 64,000 at most");
        }
    }

    @Test
    void csvReadsBackInFullPrecision() throws IOException {
        Readout readout = Readings.three();
        double estimate = readout.metrics().getFirst().comparisons().getFirst().relative()
                        instanceof Figure.Known<Readout.RelativeEffect>(var e)
                ? e.estimate()
                : Double.NaN;
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(write(readout, ReportFormat.CSV, "three"))) {
            List<NamedCsvRecord> found = csv.stream()
                    .filter(r -> r.getField("section").equals("metric")
                            && r.getField("quantity").equals("relative")
                            && r.getField("variant").equals("B"))
                    .toList();
            assertEquals(readout.metrics().size(), found.size());
            assertEquals(estimate, Double.parseDouble(found.getFirst().getField("estimate")), 0);
        }
        String raw = Files.readString(write(Readings.hostile(), ReportFormat.CSV, "hostile"));
        assertFalse(Pattern.compile("(?m)(^|,)\"?[=@]").matcher(raw).find(), "no field starts a formula");
        assertTrue(raw.contains("'=cmd|"));
    }

    @Test
    void pageAsksForNothingAndEscapesEverything() throws IOException {
        String html = Files.readString(write(Readings.hostile(), ReportFormat.HTML, "hostile"));
        assertFalse(html.contains("<script"), "data never becomes markup");
        assertTrue(html.contains("&lt;script&gt;"));
        assertFalse(Pattern.compile("(?i)(src|href)\\s*=\\s*[\"'](?!#)").matcher(html).find());
        assertFalse(html.contains("@import"));
        assertFalse(Pattern.compile("url\\((?!#)").matcher(html.replace("url(\"#", "url(#")).find());
        assertTrue(html.contains("default-src 'none'"));
        assertTrue(html.contains("var(--p-control)"), "pictures follow the reader's colour scheme");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void markdownTablesKeepTheirColumns(Readout readout) throws IOException {
        int columns = 0;
        for (String line : Files.readAllLines(write(readout, ReportFormat.MARKDOWN, "report"))) {
            if (line.startsWith("|")) {
                int bars = Pattern.compile("(?<!\\\\)\\|").matcher(line).results().toList().size();
                assertTrue(columns == 0 || bars == columns, line);
                columns = bars;
            } else {
                columns = 0;
                assertFalse(line.contains("<script"), line);
            }
        }
    }

    @Test
    void jsonIsTheReadoutItself() throws IOException {
        Readout readout = Readings.plain();
        assertEquals(readout, Json.read(Files.readString(write(readout, ReportFormat.JSON, "plain")), Readout.class));
    }

    @Test
    void csvNamesTheExperimentTheDataAndTheEngine() throws IOException {
        String raw = Files.readString(write(Readings.plain(), ReportFormat.CSV, "plain"));
        for (String said : List.of("Shorter checkout", "winnow 0.1.0", "3b1f".repeat(16), "9f2c4be1a0d47788")) {
            assertTrue(raw.lines().anyMatch(l -> l.startsWith("about,") && l.endsWith(said)), said);
        }
    }

    @Test
    void whatTheDecisionRestsOnIsWhatStandsOut() throws IOException {
        String markdown = Files.readString(write(Readings.plain(), ReportFormat.MARKDOWN, "plain"));
        assertTrue(markdown.contains("pre-period taken out: +4.3\u00a0%"), "the key figure is the adjusted effect");
        assertTrue(markdown.contains("| Checkout conversion | +4.3"), "so is the picture's");
        assertTrue(markdown.contains("2.5e-6"), "the adjusted p-value is there");
        String plain = Files.readString(write(Readings.absent(), ReportFormat.MARKDOWN, "absent"));
        assertFalse(plain.contains("CUPED |"), "no empty columns without a pre-period");
        assertTrue(plain.contains("not in the picture: 2"), "what is left out is said");
    }

    @Test
    void brokenDataShowNoEffectUpFront() throws IOException {
        String markdown = Files.readString(write(Readings.broken(), ReportFormat.MARKDOWN, "broken"));
        String result = markdown.substring(0, markdown.indexOf("## Health"));
        assertFalse(result.contains("against control"));
        assertEquals(result.indexOf("The units are not split"), result.lastIndexOf("The units are not split"));
        assertTrue(markdown.contains("> The data are broken"));
    }

    @Test
    void posteriorIsShadedWhereTheTreatmentIsBetter() {
        Readout r = Readings.decrease();
        var metric = r.metrics().getFirst();
        var plot = Charts.of(r).posterior(metric, metric.comparisons().getFirst()).orElseThrow();
        var shaded = plot.marks().stream()
                .filter(Plot.Mark.Density.class::isInstance)
                .map(Plot.Mark.Density.class::cast)
                .filter(d -> d.ink() == Plot.Ink.TREATMENT_1)
                .findFirst()
                .orElseThrow();
        assertTrue(shaded.points().stream().allMatch(p -> p.x() <= 0), "less is better");
        assertEquals(0, shaded.points().getLast().x(), 0, "the shade ends at no change");
    }

    @Test
    void markdownEscapesMarkupAndNothingElse() {
        assertEquals("p (0.33) is +1.8 %!", Guard.markdown("p (0.33) is +1.8 %!"));
        assertEquals("1\\. x", Guard.markdown("1. x"));
        assertEquals("\\# x", Guard.markdown("# x"));
        assertEquals("\\---", Guard.markdown("---"));
        assertEquals("-1.5", Guard.markdown("-1.5"));
        assertEquals("\\[a\\](b) &lt;i&gt; \\| \\*", Guard.markdown("[a](b) <i> | *"));
    }

    @Test
    void fileNamesAreSafe() {
        assertEquals("con_", ReportWriter.safeFileName("con"));
        assertEquals("report", ReportWriter.safeFileName(" ../.. "));
        assertEquals("etc-passwd", ReportWriter.safeFileName("../etc/passwd"));
        assertEquals("a-b-c", ReportWriter.safeFileName("a:b\\c."));
        assertEquals("Конверсия", ReportWriter.safeFileName("Конверсия"));
        assertTrue(ReportWriter.safeFileName("ж".repeat(300)).length() <= 50);
    }
}
