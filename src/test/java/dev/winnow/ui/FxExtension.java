package dev.winnow.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Starts the headless toolkit once, and fails a test when something was thrown on the FX thread.
public final class FxExtension implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {
    private static final List<Throwable> UNCAUGHT = Collections.synchronizedList(new ArrayList<>());
    private static boolean started;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        start();
    }

    private static synchronized void start() throws Exception {
        if (started) {
            return;
        }
        var ready = new CountDownLatch(1);
        try {
            Platform.startup(ready::countDown);
        } catch (IllegalStateException e) {
            // Another test of this JVM has started it.
            Platform.runLater(ready::countDown);
        }
        if (!ready.await(30, TimeUnit.SECONDS)) {
            throw new TimeoutException("the toolkit did not start");
        }
        Platform.setImplicitExit(false);
        Platform.runLater(() -> Thread.currentThread().setUncaughtExceptionHandler((_, e) -> UNCAUGHT.add(e)));
        started = true;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        UNCAUGHT.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        onFx(() -> 0);
        if (!UNCAUGHT.isEmpty()) {
            throw new AssertionError("thrown on the FX thread", UNCAUGHT.getFirst());
        }
    }

    /// Runs on the FX thread and waits; what it throws is thrown here.
    public static <T> T onFx(Callable<T> call) throws Exception {
        var task = new FutureTask<>(call);
        Platform.runLater(task);
        try {
            return task.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /// Waits until `condition`, asked on the FX thread, holds.
    public static void await(BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!onFx(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("the condition did not become true in 30 s");
            }
            Thread.onSpinWait();
        }
    }
}
