package dev.winnow.ui;

import dev.winnow.app.Display;
import dev.winnow.app.Folders;
import dev.winnow.app.Session;
import dev.winnow.text.Texts;
import dev.winnow.ui.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Starts the window for the command line.
public final class Launch {
    private static final Texts TEXT = Texts.of("shell");

    private Launch() {}

    /// The window cannot be shown; the message is one line for the terminal.
    public static final class NoDisplayException extends Exception {
        private static final long serialVersionUID = 1L;

        NoDisplayException(String message) {
            super(message);
        }

        NoDisplayException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// Shows the workbench on `workspace` and returns when it is closed.
    ///
    /// @throws NoDisplayException if windows cannot be shown here
    public static void open(Path workspace) throws NoDisplayException {
        open(workspace, Session::open);
    }

    /// The same with another way to open, such as one that fills an empty workspace with the samples.
    public static void open(Path workspace, App.Opener opener) throws NoDisplayException {
        if (!Display.available()) {
            throw new NoDisplayException(TEXT.get("display.none"));
        }
        var ended = new CountDownLatch(1);
        var failed = new AtomicReference<Throwable>();
        try {
            Platform.startup(() -> {
                try {
                    var app = new App(Wiring.parts(Settings.at(Folders.current().settingsFile()), Clock.system(ZoneId.systemDefault()), opener), 1280, 800);
                    var stage = new Stage();
                    stage.setOnHidden(_ -> ended.countDown());
                    app.show(stage);
                    app.open(workspace);
                } catch (RuntimeException | LinkageError e) {
                    failed.set(e);
                    ended.countDown();
                }
            });
            ended.await();
        } catch (UnsupportedOperationException | IllegalStateException | LinkageError e) {
            throw new NoDisplayException(TEXT.get("display.failed", String.valueOf(e.getMessage())), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Throwable cause = failed.get();
        if (cause != null) {
            throw new NoDisplayException(TEXT.get("display.failed", String.valueOf(cause.getMessage())), cause);
        }
    }
}
