package dev.winnow.app;

import dev.winnow.experiment.InputException;
import dev.winnow.report.ReportFormat;
import dev.winnow.report.ReportWriter;
import dev.winnow.store.Chain;
import dev.winnow.store.StoredExport;
import dev.winnow.task.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Files made of readouts.
public final class Reports {
    private final Calls calls;
    private final Pending pending;

    Reports(Calls calls, Pending pending) {
        this.calls = calls;
        this.pending = pending;
    }

    /// A file that is whole but not yet in its place.
    private record Made(ReportFormat format, Path part, Path file, long bytes, String sha256) {}

    /// Writes one file per format into `folder`, all or none, and notes the export. Files of the same name are
    /// replaced. A read-only session writes the files too, but cannot note them.
    ///
    /// @return the files, in the order of the formats
    public List<Path> write(Run run, Set<ReportFormat> formats, Path folder, Progress progress)
            throws WorkspaceException, InputException {
        if (formats.isEmpty()) {
            throw Calls.refused("noFormat", "formats", "");
        }
        boolean noting = calls.store().database().readOnly().isEmpty();
        try {
            Files.createDirectories(folder);
            if (!noting) {
                Path scratch = Files.createTempDirectory(folder, ".winnow-");
                return into(scratch, run, formats, folder, progress);
            }
            Path note = pending.beginReport(folder);
            try {
                return into(Pending.scratch(note, folder), run, formats, folder, progress);
            } finally {
                Files.deleteIfExists(note);
            }
        } catch (IOException e) {
            throw new WorkspaceException(folder, Calls.TEXTS.get("report.write", folder, Calls.reason(e)), e);
        }
    }

    private List<Path> into(Path scratch, Run run, Set<ReportFormat> formats, Path folder, Progress progress)
            throws IOException, WorkspaceException {
        try {
            List<Made> made = new ArrayList<>();
            String name = ReportWriter.safeFileName(run.readout().experiment());
            List<ReportFormat> ordered = formats.stream().sorted().toList();
            for (ReportFormat format : ordered) {
                progress.check();
                Path part = scratch.resolve(name + "." + format.extension());
                ReportWriter.write(
                        run.readout(), Optional.of(run.at()), format, part, part(progress, made.size(), ordered.size()));
                made.add(new Made(
                        format, part, folder.resolve(name + "." + format.extension()), Files.size(part), sha256(part)));
            }
            progress.check();
            for (Made m : made) {
                if (Files.isDirectory(m.file())) {
                    throw new WorkspaceException(m.file(), Calls.TEXTS.get("report.taken", m.file()));
                }
            }
            for (Made m : made) {
                Files.move(m.part(), m.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            if (calls.store().database().readOnly().isEmpty()) {
                note(run, made);
            }
            progress.at(1, Calls.TEXTS.get("progress.reports"));
            return made.stream().map(Made::file).toList();
        } finally {
            Pending.remove(scratch);
        }
    }

    private void note(Run run, List<Made> made) throws WorkspaceException {
        calls.write(() -> {
            for (Made m : made) {
                String file = m.file().toAbsolutePath().normalize().toString();
                calls.store().runs().noteExport(run.id(), m.format().extension(), file, m.bytes(), m.sha256());
                calls.store().audit().note("report.write", run.id(), String.valueOf(m.file().getFileName()));
            }
            return made.size();
        });
    }

    /// The files that were made of an experiment's runs, newest first.
    public List<StoredExport> exports(UUID experiment) throws WorkspaceException {
        return calls.read(() -> calls.store().runs().exports(experiment));
    }

    /// The share of one file in the progress of all.
    private static Progress part(Progress whole, int index, int of) {
        return new Progress() {
            @Override
            public void at(double fraction, String what) {
                whole.at((index + Math.clamp(fraction, 0, 1)) / of, what);
            }

            @Override
            public void check() {
                whole.check();
            }

            @Override
            public Registration onCancel(Runnable action) {
                return whole.onCancel(action);
            }
        };
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Chain.sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
