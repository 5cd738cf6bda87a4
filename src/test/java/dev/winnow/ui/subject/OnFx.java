package dev.winnow.ui.subject;

import dev.winnow.ui.theme.Themes;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/// Runs a test's body on the FX thread of the headless platform and hands its failure back.
public final class OnFx {
    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private OnFx() {}

    public static <T> T call(Callable<T> body) throws Exception {
        start();
        var task = new FutureTask<>(body);
        Platform.runLater(task);
        try {
            return task.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError failed) {
                throw failed;
            }
            throw e;
        }
    }

    private static void start() throws InterruptedException, TimeoutException {
        if (STARTED.compareAndSet(false, true)) {
            var ready = new CountDownLatch(1);
            try {
                Platform.startup(() -> {
                    Themes.loadFonts();
                    ready.countDown();
                });
            } catch (IllegalStateException running) {
                ready.countDown();
            }
            if (!ready.await(60, TimeUnit.SECONDS)) {
                throw new TimeoutException("the toolkit did not start");
            }
            Platform.setImplicitExit(false);
        }
    }
}
