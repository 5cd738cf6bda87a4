package dev.winnow.ui.imports;

import dev.winnow.data.LedgerEntry;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The ledger as RFC 4180 text; text that a spreadsheet would take for a formula is preceded by an apostrophe.
final class LedgerCsv {
    private LedgerCsv() {}

    static String of(List<LedgerEntry> ledger) {
        return Stream.concat(
                        Stream.of(List.of("code", "reason", "rows", "units", "lines", "metric")),
                        ledger.stream()
                                .map(e -> List.of(
                                        e.code(),
                                        e.reason(),
                                        Long.toString(e.rows()),
                                        Long.toString(e.units()),
                                        e.lines().stream().map(Object::toString).collect(Collectors.joining(" ")),
                                        e.metric())))
                .map(row -> row.stream().map(LedgerCsv::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
