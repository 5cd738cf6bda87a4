package dev.winnow.report;

import dev.winnow.report.ReportDocument.Section;
import dev.winnow.task.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// A workbook: one sheet per section, numbers as numbers.
final class Xlsx {
    /// The earliest time a zip can hold, for files without a date of their own.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Xlsx() {}

    static void write(ReportDocument report, OutputStream to, Progress progress) throws IOException {
        var raw = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            var styles = new XlsxStyles(workbook);
            var names = new ArrayList<String>();
            for (Section section : report.sections()) {
                progress.check();
                names.add(section.title());
                var sheet = new XlsxSheet(workbook, workbook.createSheet(section.title()), styles);
                if (names.size() == 1) {
                    sheet.title(report.title());
                }
                sheet.fill(section);
            }
            about(report, workbook);
            workbook.write(raw);
        }
        repack(raw.toByteArray(), to);
    }

    private static void about(ReportDocument report, XSSFWorkbook workbook) {
        POIXMLProperties.CoreProperties core = workbook.getProperties().getCoreProperties();
        core.setTitle(Guard.line(report.title()));
        core.setCreator(Guard.line(report.engine()));
        String at = report.at().map(t -> t.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("1980-01-01T00:00:00Z");
        try {
            core.setCreated(at);
            core.setModified(at);
        } catch (InvalidFormatException e) {
            throw new IllegalStateException(at + " is not a time that a workbook can hold", e);
        }
        workbook.getProperties().getExtendedProperties().getUnderlyingProperties().setApplication("Winnow");
    }

    /// The same entries with a fixed time, so that equal readouts give equal files.
    private static void repack(byte[] bytes, OutputStream to) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(bytes));
                var out = new ZipOutputStream(to)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var same = new ZipEntry(entry.getName());
                same.setTimeLocal(NO_TIME);
                out.putNextEntry(same);
                in.transferTo(out);
                out.closeEntry();
            }
        }
    }
}
