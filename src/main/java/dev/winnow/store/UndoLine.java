package dev.winnow.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Where undo and redo lead, read from the chain alone: they survive a restart and never remove a revision.
public final class UndoLine {
    private final Deque<Step> past = new ArrayDeque<>();
    private final Deque<Step> future = new ArrayDeque<>();

    private UndoLine() {}

    /// Replays the moves of one chain, oldest first.
    ///
    /// @throws IllegalStateException if a move has nowhere to go
    public static UndoLine of(List<Step> steps) {
        var line = new UndoLine();
        for (Step step : steps) {
            switch (step.move()) {
                case CHANGE -> {
                    line.past.push(step);
                    line.future.clear();
                }
                case UNDO -> line.future.push(line.past.pop());
                case REDO -> line.past.push(line.future.pop());
            }
        }
        return line;
    }

    /// The change that undo takes back; the first revision stays.
    public Optional<Step> undoable() {
        return past.size() > 1 ? Optional.of(past.getFirst()) : Optional.empty();
    }

    /// The change whose state undo leads to.
    public Optional<Step> before() {
        return past.stream().skip(1).findFirst();
    }

    /// The change that redo brings back.
    public Optional<Step> redoable() {
        return Optional.ofNullable(future.peek());
    }
}
