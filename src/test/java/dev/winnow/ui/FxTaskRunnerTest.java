package dev.winnow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.task.TaskRunner;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FxExtension.class)
class FxTaskRunnerTest {
    private final FxTaskRunner runner = new FxTaskRunner(Clock.systemUTC());

    @AfterEach
    void end() throws Exception {
        FxExtension.onFx(() -> {
            runner.close();
            return 0;
        });
    }

    @Test
    void worksElsewhereAndDeliversOnTheFxThread() throws Exception {
        var worked = new AtomicBoolean(true);
        var delivered = new AtomicReference<>("");
        FxExtension.onFx(() -> runner.run("a", _ -> {
            worked.set(Platform.isFxApplicationThread());
            return "done";
        }, r -> delivered.set(r + Platform.isFxApplicationThread()), _ -> {}));
        FxExtension.await(() -> !delivered.get().isEmpty());
        assertFalse(worked.get());
        assertEquals("donetrue", delivered.get());
        assertEquals(FxTaskRunner.Ending.DONE, FxExtension.onFx(() -> runner.finished().getFirst().ending()));
    }

    @Test
    void whatComesAfterACancelIsDropped() throws Exception {
        var go = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        var delivered = new ArrayList<String>();
        TaskRunner.Handle handle = FxExtension.onFx(() -> runner.run("slow", _ -> {
            go.await();
            left.countDown();
            return "late";
        }, delivered::add, e -> delivered.add("failed " + e)));
        FxExtension.onFx(() -> {
            handle.cancel();
            return 0;
        });
        go.countDown();
        // Work that had not begun is never begun; work that had, ends unheard.
        assertTrue(left.await(5, TimeUnit.SECONDS) || delivered.isEmpty());
        FxExtension.onFx(() -> 0);
        assertEquals(List.of(), delivered);
        assertEquals(FxTaskRunner.Ending.CANCELLED, FxExtension.onFx(() -> runner.finished().getFirst().ending()));
        assertTrue(FxExtension.onFx(() -> runner.running().isEmpty()));
    }

    @Test
    void cancelReachesWorkThatCannotPoll() throws Exception {
        var begun = new CountDownLatch(1);
        var told = new CountDownLatch(1);
        TaskRunner.Handle handle = FxExtension.onFx(() -> runner.run("sql", p -> {
            try (var _ = p.onCancel(told::countDown)) {
                begun.countDown();
                told.await();
            }
            return 0;
        }, _ -> {}, _ -> {}));
        begun.await();
        FxExtension.onFx(() -> {
            handle.cancel();
            return 0;
        });
        assertTrue(told.await(10, TimeUnit.SECONDS));
    }

    @Test
    void aFailureIsToldOnceWithItsCause() throws Exception {
        var failures = new ArrayList<String>();
        FxExtension.onFx(() -> runner.run("bad", _ -> {
            throw new IllegalStateException("no");
        }, _ -> failures.add("done"), e -> failures.add(e.getMessage())));
        FxExtension.await(() -> !failures.isEmpty());
        assertEquals(List.of("no"), failures);
        assertEquals("no", FxExtension.onFx(() -> runner.finished().getFirst().detail()));
    }

    /// A fresh view for each caller would be collected with its listeners.
    @Test
    void listenersOfRunningTasksStayHeard() {
        assertSame(runner.running(), runner.running());
        assertSame(runner.finished(), runner.finished());
    }

    @Test
    void nothingIsBegunAfterTheEnd() throws Exception {
        var worked = new AtomicBoolean();
        FxExtension.onFx(() -> {
            runner.close();
            return runner.run("late", _ -> {
                worked.set(true);
                return 0;
            }, _ -> worked.set(true), _ -> worked.set(true));
        });
        FxExtension.onFx(() -> 0);
        assertFalse(worked.get());
        assertTrue(FxExtension.onFx(() -> runner.running().isEmpty()));
    }
}
