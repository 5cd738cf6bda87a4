package dev.winnow.task;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir
    Path dir;

    @Test
    void whatAKilledProcessLeftIsRemovedAndTheRestIsNot() throws IOException, InterruptedException {
        Process ended = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        ended.waitFor();
        Path left = Files.createDirectory(dir.resolve("s-" + ended.pid() + "-1"));
        Files.writeString(left.resolve("x"), "x");
        Path old = Files.createDirectory(dir.resolve("s-" + ended.pid()));
        Path used = Files.createDirectory(dir.resolve("s-" + ProcessHandle.current().pid() + "-99"));
        Path other = Files.createDirectory(dir.resolve("s-notes"));

        Path mine = Scratch.in(dir, "s-");

        assertFalse(Files.exists(left));
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(used));
        assertTrue(Files.exists(other));
        assertNotEquals(mine, Scratch.in(dir, "s-"));
    }
}
