package dev.winnow.ui;

import dev.winnow.task.Progress;
import dev.winnow.task.TaskRunner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window's task runner: a bounded pool, and the only place that calls [Platform#runLater]. All but the work itself
/// happens on the FX thread, so a cancelled task delivers nothing, however late it ends.
public final class FxTaskRunner implements TaskRunner, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FxTaskRunner.class);
    private static final int KEPT = 200;

    /// How a task ended.
    public enum Ending {
        DONE,
        FAILED,
        CANCELLED
    }

    /// @param detail why it failed, empty otherwise
    public record Finished(String title, Ending ending, Instant at, Duration took, String detail) {}

    private final ObservableList<Running> running = FXCollections.observableArrayList();
    private final ObservableList<Finished> finished = FXCollections.observableArrayList();
    // Kept, because a view of a list hears of changes only while somebody holds it.
    private final ObservableList<Running> runningView = FXCollections.unmodifiableObservableList(running);
    private final ObservableList<Finished> finishedView = FXCollections.unmodifiableObservableList(finished);
    private final ExecutorService pool;
    private final Clock clock;

    public FxTaskRunner(Clock clock) {
        this.clock = clock;
        var number = new AtomicInteger();
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
        pool = Executors.newFixedThreadPool(threads, r -> Thread.ofPlatform()
                .daemon()
                .name("winnow-task-" + number.incrementAndGet())
                .unstarted(r));
    }

    /// Waiting and running tasks, oldest first.
    public ObservableList<Running> running() {
        return runningView;
    }

    /// What ended, newest first, at most 200.
    public ObservableList<Finished> finished() {
        return finishedView;
    }

    /// Runs `action` on the FX thread, soon.
    public static void later(Runnable action) {
        Platform.runLater(action);
    }

    @Override
    public <T> Handle run(
            String title, Work<T> work, Consumer<? super T> onDone, Consumer<? super Throwable> onFail) {
        if (pool.isShutdown()) {
            // A view that is closed with the window may still ask; nobody waits for the answer.
            return () -> {};
        }
        var task = new Running(title, clock.instant());
        running.add(task);
        task.future = pool.submit(() -> {
            try {
                task.check();
                T result = work.run(task);
                later(() -> end(task, Ending.DONE, "", () -> onDone.accept(result)));
            } catch (CancellationException e) {
                later(() -> end(task, Ending.CANCELLED, "", () -> {}));
            } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
                // A library may throw its own when its thread is interrupted by a cancel.
                LOG.debug("{} ended early", title, e);
                later(() -> end(task, Ending.FAILED, String.valueOf(e.getMessage()), () -> onFail.accept(e)));
            }
        });
        return task;
    }

    private void end(Running task, Ending ending, String detail, Runnable deliver) {
        if (!running.remove(task)) {
            return;
        }
        var took = Duration.between(task.since, clock.instant());
        finished.addFirst(new Finished(task.title, ending, clock.instant(), took, detail));
        if (finished.size() > KEPT) {
            finished.removeLast();
        }
        deliver.run();
    }

    /// Cancels everything and waits a moment for the ends.
    @Override
    public void close() {
        List.copyOf(running).forEach(Running::cancel);
        pool.shutdownNow();
    }

    /// A task under way. Properties change on the FX thread only.
    public final class Running implements Handle, Progress {
        private final String title;
        private final Instant since;
        private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
        private final ReadOnlyStringWrapper what = new ReadOnlyStringWrapper("");
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private final AtomicBoolean waiting = new AtomicBoolean();
        private final List<Runnable> onCancel = new CopyOnWriteArrayList<>();
        private volatile Step step = new Step(-1, "");
        private volatile Future<?> future = new CompletableFuture<>();

        private Running(String title, Instant since) {
            this.title = title;
            this.since = since;
        }

        public String title() {
            return title;
        }

        public Instant since() {
            return since;
        }

        /// Share done, negative while unknown.
        public ReadOnlyDoubleProperty fractionProperty() {
            return fraction.getReadOnlyProperty();
        }

        public ReadOnlyStringProperty whatProperty() {
            return what.getReadOnlyProperty();
        }

        @Override
        public void cancel() {
            if (cancelled.compareAndSet(false, true)) {
                end(this, Ending.CANCELLED, "", () -> {});
                onCancel.forEach(Runnable::run);
                future.cancel(false);
            }
        }

        @Override
        public void at(double share, String now) {
            check();
            step = new Step(share, now);
            // However often work reports, at most one update waits for the FX thread.
            if (waiting.compareAndSet(false, true)) {
                later(() -> {
                    waiting.set(false);
                    fraction.set(step.share);
                    what.set(step.what);
                });
            }
        }

        @Override
        public void check() {
            if (cancelled.get()) {
                throw new CancellationException(title);
            }
        }

        @Override
        public Registration onCancel(Runnable action) {
            onCancel.add(action);
            if (cancelled.get()) {
                action.run();
            }
            return () -> onCancel.remove(action);
        }
    }

    private record Step(double share, String what) {}
}
