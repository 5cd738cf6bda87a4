package dev.winnow.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Appends what went wrong to `log/winnow.log` of the workspace that was opened last; without a workspace nothing is
/// written anywhere.
public final class WorkspaceLog extends AppenderBase<ILoggingEvent> {
    private static final long LARGEST = 4_000_000;
    private static final AtomicReference<Optional<Path>> FILE = new AtomicReference<>(Optional.empty());

    /// From now on the log of the workspace in `folder` is written.
    static void into(Path folder) {
        FILE.set(Optional.of(folder.resolve("log").resolve("winnow.log")));
    }

    @Override
    protected void append(ILoggingEvent event) {
        FILE.get().ifPresent(file -> write(file, line(event)));
    }

    private static String line(ILoggingEvent event) {
        String line = event.getInstant() + " " + event.getLevel() + " " + event.getLoggerName() + " "
                + event.getFormattedMessage() + "\n";
        return event.getThrowableProxy() == null ? line : line + ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    private void write(Path file, String text) {
        try {
            Files.createDirectories(file.resolveSibling("."));
            boolean full = Files.exists(file) && Files.size(file) > LARGEST;
            Files.writeString(
                    file,
                    text,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    full ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
        } catch (IOException e) {
            addError("the log cannot be written", e);
        }
    }
}
