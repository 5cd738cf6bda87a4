package dev.winnow.report;

import dev.winnow.json.Json;
import dev.winnow.readout.Readout;
import dev.winnow.task.Progress;
import dev.winnow.text.Texts;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Writes a readout as a file. The same readout and time give the same bytes.
public final class ReportWriter {
    private static final int LONGEST_NAME = 100;
    private static final Set<String> RESERVED = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private ReportWriter() {}

    /// Writes without any date.
    public static void write(Readout readout, ReportFormat format, Path file, Progress progress) throws IOException {
        write(readout, Optional.empty(), format, file, progress);
    }

    /// Writes beside `file` first and moves it into place when it is whole; an old file is replaced.
    ///
    /// @param at when the readout was computed
    public static void write(
            Readout readout, Optional<Instant> at, ReportFormat format, Path file, Progress progress)
            throws IOException {
        Texts texts = Texts.of("report");
        String name = String.valueOf(file.getFileName());
        progress.at(0, texts.get("progress.write", name));
        progress.check();
        Path part = file.resolveSibling("." + name + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                render(readout, at, format, out, progress);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        progress.at(1, texts.get("progress.write", name));
    }

    private static void render(
            Readout readout, Optional<Instant> at, ReportFormat format, OutputStream out, Progress progress)
            throws IOException {
        switch (format) {
            case JSON -> text(Json.writePretty(readout) + "\n", out);
            case CSV -> {
                Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                Csv.write(readout, writer);
            }
            case MARKDOWN -> text(Markdown.of(ReportDocument.of(readout, at)), out);
            case HTML -> text(Html.of(ReportDocument.of(readout, at)), out);
            case XLSX -> Xlsx.write(ReportDocument.of(readout, at), out, progress);
            case PDF -> Pdf.write(ReportDocument.of(readout, at), out, progress);
        }
    }

    private static void text(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A file name without its ending that every common file system takes: letters, digits, space, dash and
    /// underscore stay, anything else becomes a dash; at most 100 bytes of UTF-8; never empty, never a name that
    /// Windows keeps for devices.
    public static String safeFileName(String name) {
        var out = new StringBuilder();
        int bytes = 0;
        for (int c : name.strip().codePoints().toArray()) {
            boolean kept = Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == ' ';
            int put = kept ? c : '-';
            bytes += new String(Character.toChars(put)).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST_NAME) {
                break;
            }
            out.appendCodePoint(put);
        }
        String safe = out.toString().replaceAll("-{2,}", "-").replaceAll("^[- ]+|[- ]+$", "");
        if (safe.isEmpty()) {
            return "report";
        }
        return RESERVED.contains(safe.toLowerCase(Locale.ROOT)) ? safe + "_" : safe;
    }
}
