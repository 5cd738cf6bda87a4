package dev.winnow.data;

import dev.winnow.task.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// What the bytes of files are: SHA-256 over all of them in order, and how many lines each has.
///
/// @param sha256 hexadecimal
/// @param bytes  in all files
/// @param lines  per file, a last line without a line feed included
public record Fingerprint(String sha256, long bytes, List<Long> lines) {
    public Fingerprint {
        lines = List.copyOf(lines);
    }

    /// Reads the files once.
    ///
    /// @throws IOException           if a file cannot be read
    /// @throws CancellationException if the progress says so
    public static Fingerprint of(List<Path> files, Progress progress) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 18];
            long bytes = 0;
            List<Long> lines = new ArrayList<>();
            for (Path f : files) {
                long feeds = 0;
                byte last = '\n';
                try (InputStream in = Files.newInputStream(f)) {
                    for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                        progress.check();
                        digest.update(buffer, 0, n);
                        for (int i = 0; i < n; i++) {
                            feeds += buffer[i] == '\n' ? 1 : 0;
                        }
                        last = buffer[n - 1];
                        bytes += n;
                    }
                }
                lines.add(feeds + (last == '\n' ? 0 : 1));
            }
            return new Fingerprint(HexFormat.of().formatHex(digest.digest()), bytes, lines);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A reading under way on a thread of its own.
    public static final class Reading {
        private final FutureTask<Fingerprint> task;

        private Reading(FutureTask<Fingerprint> task) {
            this.task = task;
        }

        /// Waits for the end.
        ///
        /// @throws IOException if a file could not be read
        public Fingerprint get() throws IOException {
            try {
                return task.get();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case IOException io -> throw io;
                    case CancellationException c -> throw c;
                    case null, default -> throw new CompletionException(e);
                }
            }
        }
    }

    /// Starts reading beside other work on the same files.
    public static Reading start(List<Path> files, Progress progress) {
        FutureTask<Fingerprint> task = new FutureTask<>(() -> of(files, progress));
        Thread.ofPlatform().daemon().name("fingerprint").start(task);
        return new Reading(task);
    }
}
