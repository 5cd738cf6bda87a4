package dev.winnow.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.task.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFilesTest {
    private static final long MOST_BYTES = 3_000_000;

    @TempDir
    Path folder;

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        List<Path> first = Samples.write(folder.resolve("first"), Samples.SEED, Progress.none());
        List<Path> again = Samples.write(folder.resolve("again"), Samples.SEED, Progress.none());
        long bytes = 0;
        for (int i = 0; i < first.size(); i++) {
            assertArrayEquals(Files.readAllBytes(first.get(i)), Files.readAllBytes(again.get(i)));
            bytes += Files.size(first.get(i));
        }
        assertTrue(bytes <= MOST_BYTES, bytes + " bytes");
        assertEquals(5, first.size());
    }

    @Test
    void theFilesInTheRepositoryAreWhatTheGeneratorMakes() throws IOException {
        for (Path made : Samples.write(folder, Samples.SEED, Progress.none())) {
            assertArrayEquals(
                    content(made), content(Path.of("sample-data").resolve(made.getFileName())), made.toString());
        }
    }

    @Test
    void anotherSeedGivesOtherData() throws IOException {
        Path one = Samples.write(folder.resolve("1"), 1, Progress.none()).getFirst();
        Path two = Samples.write(folder.resolve("2"), 2, Progress.none()).getFirst();
        assertNotEquals(new String(content(one), java.nio.charset.StandardCharsets.UTF_8).substring(0, 2000),
                new String(content(two), java.nio.charset.StandardCharsets.UTF_8).substring(0, 2000));
    }

    /// Unpacked, because compressors differ between platforms.
    private static byte[] content(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.readAllBytes(file);
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }
}
