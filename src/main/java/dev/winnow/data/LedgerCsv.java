package dev.winnow.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The ledger as a CSV file.
public final class LedgerCsv {
    private LedgerCsv() {}

    /// The header and one row an entry.
    public static List<List<String>> rows(List<LedgerEntry> ledger) {
        List<List<String>> out = new java.util.ArrayList<>();
        out.add(List.of("code", "reason", "metric", "rows", "units", "firstLines"));
        for (LedgerEntry e : ledger) {
            out.add(List.of(e.code(), safe(e.reason()), safe(e.metric()), "" + e.rows(), "" + e.units(),
                    e.lines().stream().map(String::valueOf).collect(Collectors.joining(" "))));
        }
        return out;
    }

    /// Writes UTF-8 text by RFC 4180.
    ///
    /// @throws IOException if the file cannot be written
    public static void write(List<LedgerEntry> ledger, Path file) throws IOException {
        try (CsvWriter w = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
            rows(ledger).forEach(w::writeRecord);
        }
    }

    /// Text that a spreadsheet would take for a formula gets an apostrophe.
    private static String safe(String s) {
        return s.isEmpty() || "=+-@\t\r".indexOf(s.charAt(0)) < 0 ? s : "'" + s;
    }
}
