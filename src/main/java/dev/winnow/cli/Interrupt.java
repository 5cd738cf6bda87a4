package dev.winnow.cli;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ctrl+C as a cancel: the work under way is asked to stop and has a few seconds to clean up after itself.
final class Interrupt {
    private static final long PATIENCE_SECONDS = 10;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final Set<Runnable> actions = ConcurrentHashMap.newKeySet();
    private final CountDownLatch ended = new CountDownLatch(1);

    /// Listens to the process's end; the process then leaves with 130 after Ctrl+C by the JVM's own rule.
    void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::hurry, "winnow-interrupt"));
    }

    /// To be called when the command has ended by itself.
    void ended() {
        ended.countDown();
    }

    void ask() {
        asked.set(true);
        actions.forEach(Runnable::run);
    }

    void check() {
        if (asked.get()) {
            throw new CancellationException();
        }
    }

    void add(Runnable action) {
        actions.add(action);
        if (asked.get()) {
            action.run();
        }
    }

    void remove(Runnable action) {
        actions.remove(action);
    }

    private void hurry() {
        if (ended.getCount() == 0) {
            return;
        }
        ask();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(Cli.CANCELLED);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
