package dev.winnow.app;

import dev.winnow.json.Json;
import dev.winnow.store.Chain;
import dev.winnow.store.Schema;
import dev.winnow.store.StoreException;
import dev.winnow.store.WorkspaceFolder;
import dev.winnow.task.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;

/// A whole workspace as one file: a zip with the database, the datasets, and a list of both with their hashes.
final class Archive {
    static final String FORMAT = "winnow-workspace/1";

    private static final String MANIFEST = "manifest.json";
    private static final String DATABASE = "winnow.db";
    private static final int LONGEST_MANIFEST = 64 << 20;
    private static final Pattern NAME = Pattern.compile("winnow\\.db|datasets(/[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]*)+");

    private Archive() {}

    /// What the zip must hold.
    record Manifest(String format, int schema, String engine, List<Entry> entries) {}

    /// @param sha256 hexadecimal
    record Entry(String name, long bytes, String sha256) {}

    static void write(Calls calls, Path file, Progress progress) throws IOException, StoreException {
        WorkspaceFolder folder = calls.store().folder();
        Path absolute = file.toAbsolutePath();
        Path half = absolute.resolveSibling(absolute.getFileName() + WorkspaceFolder.TEMPORARY);
        Path snapshot = folder.backups().resolve("export" + UUID.randomUUID() + WorkspaceFolder.TEMPORARY);
        try {
            calls.store().backups().snapshot(snapshot);
            List<Path> datasets = datasets(folder);
            try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(half)))) {
                List<Entry> entries = new ArrayList<>();
                entries.add(put(zip, DATABASE, snapshot, progress));
                for (int i = 0; i < datasets.size(); i++) {
                    Path data = datasets.get(i);
                    String name = folder.root().relativize(data).toString().replace('\\', '/');
                    progress.at((i + 0.5) / datasets.size(), Calls.TEXTS.get("progress.export", name));
                    entries.add(put(zip, name, data, progress));
                }
                zip.putNextEntry(new ZipEntry(MANIFEST));
                var manifest = new Manifest(FORMAT, Schema.VERSION, Version.engine(), entries);
                zip.write(Json.write(manifest).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            Files.move(half, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
            Files.deleteIfExists(snapshot);
        }
    }

    private static List<Path> datasets(WorkspaceFolder folder) throws IOException {
        if (!Files.isDirectory(folder.datasets())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder.datasets())) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> !f.toString().contains(WorkspaceFolder.TEMPORARY))
                    .filter(f -> NAME.matcher(
                                    folder.root().relativize(f).toString().replace('\\', '/'))
                            .matches())
                    .sorted()
                    .toList();
        }
    }

    private static Entry put(ZipOutputStream zip, String name, Path from, Progress progress) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        MessageDigest digest = Chain.sha256();
        long bytes;
        try (InputStream in = Files.newInputStream(from)) {
            bytes = copy(in, zip, digest, Long.MAX_VALUE, progress);
        }
        zip.closeEntry();
        return new Entry(name, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /// Copies at most `most` bytes.
    private static long copy(InputStream in, OutputStream out, MessageDigest digest, long most, Progress progress)
            throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        for (int n = in.read(buffer); n >= 0 && bytes <= most; n = in.read(buffer)) {
            progress.check();
            digest.update(buffer, 0, n);
            out.write(buffer, 0, n);
            bytes += n;
        }
        return bytes;
    }

    /// Unpacks into `folder`, which must be empty or missing: all of it, or nothing.
    ///
    /// @return what is wrong with the file, as a sentence; empty when it was unpacked
    static Optional<String> read(Path file, Path folder, Progress progress) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Path parent = Optional.ofNullable(target.getParent()).orElse(target);
        Files.createDirectories(parent);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Optional<Manifest> manifest = manifest(zip);
            if (manifest.isEmpty() || !manifest.get().format().equals(FORMAT)) {
                return Optional.of(Calls.TEXTS.get("import.stranger", file));
            }
            if (manifest.get().schema() > Schema.VERSION) {
                return Optional.of(Calls.TEXTS.get(
                        "import.newer", file, Integer.toString(manifest.get().schema()),
                        Integer.toString(Schema.VERSION)));
            }
            Path scratch = Files.createTempDirectory(parent, "winnow-import");
            try {
                Optional<String> wrong = unpack(zip, manifest.get(), file, scratch, progress);
                if (wrong.isPresent()) {
                    return wrong;
                }
                Files.deleteIfExists(target);
                Files.move(scratch, target, StandardCopyOption.ATOMIC_MOVE);
                return Optional.empty();
            } finally {
                remove(scratch);
            }
        } catch (java.util.zip.ZipException e) {
            return Optional.of(Calls.TEXTS.get("import.stranger", file));
        }
    }

    private static Optional<Manifest> manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null || entry.getSize() > LONGEST_MANIFEST) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LONGEST_MANIFEST);
            return Optional.of(Json.read(new String(bytes, java.nio.charset.StandardCharsets.UTF_8), Manifest.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> unpack(ZipFile zip, Manifest manifest, Path file, Path scratch, Progress progress)
            throws IOException {
        boolean complete = manifest.entries().stream().anyMatch(e -> e.name().equals(DATABASE));
        if (!complete || zip.size() != manifest.entries().size() + 1) {
            return Optional.of(Calls.TEXTS.get("import.entries", file));
        }
        for (int i = 0; i < manifest.entries().size(); i++) {
            Entry entry = manifest.entries().get(i);
            Path out = scratch.resolve(entry.name()).normalize();
            if (!NAME.matcher(entry.name()).matches() || !out.startsWith(scratch)) {
                return Optional.of(Calls.TEXTS.get("import.name", file, entry.name()));
            }
            progress.at((double) i / manifest.entries().size(), Calls.TEXTS.get("progress.import", entry.name()));
            ZipEntry packed = zip.getEntry(entry.name());
            if (packed == null) {
                return Optional.of(Calls.TEXTS.get("import.missing", file, entry.name()));
            }
            Files.createDirectories(Optional.ofNullable(out.getParent()).orElse(scratch));
            MessageDigest digest = Chain.sha256();
            long bytes;
            try (InputStream in = zip.getInputStream(packed);
                    OutputStream to = new BufferedOutputStream(Files.newOutputStream(out))) {
                bytes = copy(in, to, digest, entry.bytes(), progress);
            }
            if (bytes != entry.bytes() || !HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
                return Optional.of(Calls.TEXTS.get("import.hash", file, entry.name()));
            }
        }
        return Optional.empty();
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
