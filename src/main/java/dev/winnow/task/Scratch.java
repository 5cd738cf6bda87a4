package dev.winnow.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Temporary folders whose names tell the process that uses them, so that what a killed one left behind can be told
/// from what is in use and be removed.
public final class Scratch {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

    private Scratch() {}

    /// A folder in `parent` that no one else uses; it is not made yet. The first call for a parent removes the folders
    /// of processes that have ended.
    ///
    /// @param prefix beginning of the folder's name, the same for all that are to be swept together
    public static Path in(Path parent, String prefix) {
        if (SWEPT.add(parent.resolve(prefix))) {
            sweep(parent, prefix);
        }
        return parent.resolve(prefix + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet());
    }

    /// Removes the folders of processes that have ended.
    static void sweep(Path parent, String prefix) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> all = Files.list(parent)) {
            all.filter(p -> abandoned(String.valueOf(p.getFileName()), prefix)).forEach(Scratch::remove);
        } catch (IOException _) {
            // a folder that cannot be listed is not ours to tidy up
        }
    }

    private static boolean abandoned(String name, String prefix) {
        if (!name.startsWith(prefix)) {
            return false;
        }
        String pid = name.substring(prefix.length()).split("-", -1)[0];
        return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    /// Removes a folder with all that is in it, as far as it can be removed.
    public static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path p : deepestFirst) {
                Files.deleteIfExists(p);
            }
        } catch (IOException _) {
            // somebody else's, or in use: the next start tries again
        }
    }
}
