package dev.winnow.cli;

import dev.winnow.experiment.InputException;
import dev.winnow.report.ReportFormat;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// The value of `--format`.
final class ReportFormats {
    private ReportFormats() {}

    /// @param text words separated by commas
    static Set<ReportFormat> of(String text) throws InputException {
        Set<ReportFormat> formats = new LinkedHashSet<>();
        for (String word : text.split(",")) {
            formats.add(one(word.strip()));
        }
        return formats;
    }

    private static ReportFormat one(String word) throws InputException {
        for (ReportFormat f : ReportFormat.values()) {
            if (f.extension().equalsIgnoreCase(word) || f.name().equalsIgnoreCase(word)) {
                return f;
            }
        }
        String all = Arrays.stream(ReportFormat.values())
                .map(ReportFormat::extension)
                .collect(Collectors.joining(", "));
        throw Lookup.bad("formatUnknown", "--format", word, word, all);
    }
}
