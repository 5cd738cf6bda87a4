package dev.winnow.task;

import java.util.function.Consumer;

/// Runs long work off the thread that asks for it and delivers its end on that thread.
public interface TaskRunner {
    /// Work that may fail, and stops when its progress says so.
    @FunctionalInterface
    interface Work<T> {
        T run(Progress progress) throws Exception;
    }

    /// Work under way.
    interface Handle {
        void cancel();
    }

    /// Starts `work`; exactly one of `onDone` and `onFail` is called, or none when cancelled.
    <T> Handle run(String title, Work<T> work, Consumer<? super T> onDone, Consumer<? super Throwable> onFail);

    /// Runs everything inline, for tests.
    static TaskRunner direct() {
        return new TaskRunner() {
            @Override
            public <T> Handle run(
                    String title, Work<T> work, Consumer<? super T> onDone, Consumer<? super Throwable> onFail) {
                T result;
                try {
                    result = work.run(Progress.none());
                } catch (Exception e) {
                    onFail.accept(e);
                    return () -> {};
                }
                onDone.accept(result);
                return () -> {};
            }
        };
    }
}
