package dev.winnow.cli;

import dev.winnow.app.Version;
import dev.winnow.data.Cell;
import dev.winnow.data.Fingerprint;
import dev.winnow.data.LedgerEntry;
import dev.winnow.data.Mapping;
import dev.winnow.data.Preview;
import dev.winnow.data.Previews;
import dev.winnow.data.RollUp;
import dev.winnow.data.RollUps;
import dev.winnow.data.VariantCounts;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.InputException;
import dev.winnow.readout.Readout;
import dev.winnow.readout.Readouts;
import dev.winnow.readout.Subject;
import dev.winnow.report.ReportFormat;
import dev.winnow.report.ReportWriter;
import dev.winnow.task.Progress;
import dev.winnow.task.Scratch;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The steps of an analysis on files that no workspace knows.
final class Science {
    private static final long SMALL = 32L << 20;

    Preview preview(List<Path> files, ReadingOptions reading, Progress progress) throws InputException {
        Preview detected = new Previews().preview(files, Optional.empty(), progress);
        return reading.given()
                ? new Previews().preview(files, Optional.of(reading.over(detected.options())), progress)
                : detected;
    }

    /// Rows per value of the variant column among the first rows; of all rows when these are all or show only one.
    Map<String, Long> firstVariants(Preview preview, Mapping mapping, Progress progress) throws InputException {
        int at = -1;
        for (int i = 0; i < preview.columns().size(); i++) {
            at = preview.columns().get(i).name().equals(mapping.variant()) ? i : at;
        }
        Map<String, Long> counts = new TreeMap<>();
        for (List<String> row : preview.rows()) {
            String value = at < 0 || at >= row.size() ? "" : row.get(at).strip();
            if (!value.isEmpty()) {
                counts.merge(value, 1L, Long::sum);
            }
        }
        return counts.size() < 2 || preview.looked() <= preview.rows().size() ? variants(preview, mapping, progress) : counts;
    }

    /// Rows per value of the variant column, over all rows.
    Map<String, Long> variants(Preview preview, Mapping mapping, Progress progress) throws InputException {
        return new VariantCounts().of(preview.files(), preview.options(), mapping.variant(), progress);
    }

    RollUp rollUp(Preview preview, Design design, Mapping mapping, Progress progress) throws InputException {
        return new RollUps().rollUp(preview.files(), preview.options(), design, mapping, progress);
    }

    /// Whether values that were taken for arms are too rare, or values that were not may be frequent enough.
    boolean doubtful(RollUp rollUp) {
        Map<String, Long> units = new LinkedHashMap<>();
        for (Cell cell : rollUp.cells()) {
            if (cell.segment().isEmpty()) {
                units.merge(cell.variant(), cell.units(), Long::sum);
            }
        }
        long unknown = rollUp.ledger().stream()
                .filter(e -> e.code().equals("unknownVariant"))
                .mapToLong(LedgerEntry::rows)
                .sum();
        return Arms.anyRare(units.values()) || Arms.mayHide(unknown, units.values());
    }

    /// What the files' bytes are, for a report that is to be shown to others, and for all files that are read in a
    /// moment; large files whose readout goes to a script are not read twice.
    Optional<String> fingerprint(Preview preview, Set<ReportFormat> formats, Progress progress) throws IOException {
        long bytes = 0;
        for (Path file : preview.files()) {
            bytes += Files.size(file);
        }
        boolean shown = formats.stream().anyMatch(f -> f != ReportFormat.JSON);
        return shown || bytes <= SMALL
                ? Optional.of(Fingerprint.of(preview.files(), progress).sha256())
                : Optional.empty();
    }

    /// @param fingerprint of the files' bytes
    Readout readout(
            String title,
            Preview preview,
            Optional<String> fingerprint,
            Design design,
            Mapping mapping,
            RollUp rollUp) {
        List<String> names = preview.files().stream()
                .map(f -> String.valueOf(f.getFileName()))
                .toList();
        Readout.Data data = new Readout.Data(title, names, fingerprint, rollUp.rows(), rollUp.units());
        return Readouts.of(new Subject(Version.engine(), title, Optional.empty(), data), design, rollUp, mapping);
    }

    /// Writes `readout.json`, `readout.pdf`, ... into `folder`: all of them or none.
    ///
    /// @return the files, in the order of the formats
    List<Path> write(Readout readout, Set<ReportFormat> formats, Path folder, Progress progress) throws IOException {
        boolean made = !Files.isDirectory(folder);
        Files.createDirectories(folder);
        Path part = Files.createDirectory(Scratch.in(folder, ".winnow-"));
        List<Path> files = new ArrayList<>();
        try {
            for (ReportFormat format : formats) {
                String name = "readout." + format.extension();
                ReportWriter.write(readout, format, part.resolve(name), progress);
                files.add(folder.resolve(name));
            }
            progress.check();
            for (Path file : files) {
                Files.move(part.resolve(file.getFileName()), file, StandardCopyOption.REPLACE_EXISTING);
            }
            return files;
        } finally {
            Scratch.remove(part);
            if (made) {
                removeIfEmpty(folder);
            }
        }
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException _) {
            // the reports are in it
        }
    }
}
