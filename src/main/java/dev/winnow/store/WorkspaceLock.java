package dev.winnow.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The right to write to a workspace; the system takes it back when the process ends, however it ends.
final class WorkspaceLock implements AutoCloseable {
    /// Folders that this process owns. Asked before the lock file is touched: closing a second channel on the file
    /// would release the first one's lock on POSIX systems.
    private static final Set<Path> OWNED = new HashSet<>();

    /// Far behind the text, so that on Windows, where locks forbid reading, others can read who holds it.
    private static final long POSITION = 1L << 40;

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private WorkspaceLock(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the lock; empty when somebody else has it.
    ///
    /// @throws IOException if the lock file cannot be made or locked at all
    static Optional<WorkspaceLock> tryTake(WorkspaceFolder workspace) throws IOException {
        Path real = workspace.root().toRealPath();
        synchronized (OWNED) {
            if (!OWNED.add(real)) {
                return Optional.empty();
            }
        }
        WorkspaceLock taken = null;
        try {
            taken = take(workspace.lock(), real);
            return Optional.ofNullable(taken);
        } finally {
            if (taken == null) {
                forget(real);
            }
        }
    }

    private static @Nullable WorkspaceLock take(Path file, Path real) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock(POSITION, 1, false);
            if (lock == null) {
                return null;
            }
            channel.truncate(0);
            byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
            channel.write(ByteBuffer.wrap(pid), 0);
            return new WorkspaceLock(real, channel, lock);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    /// The process that holds the lock, as far as it can be told.
    static Optional<String> holder(WorkspaceFolder workspace) {
        try {
            synchronized (OWNED) {
                if (OWNED.contains(workspace.root().toRealPath())) {
                    return Optional.of(Long.toString(ProcessHandle.current().pid()));
                }
            }
            String text = Files.readString(workspace.lock()).strip();
            return text.matches("[0-9]{1,18}") ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void forget(Path real) {
        synchronized (OWNED) {
            OWNED.remove(real);
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        } finally {
            forget(folder);
        }
    }
}
