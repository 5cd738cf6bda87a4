package dev.winnow.experiment;

import dev.winnow.text.Texts;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What may follow what: the whole transition table.
///
/// An archived experiment can only be taken out of the archive; only drafts and stopped experiments can be archived;
/// only a ready design ([DesignRules#ready]) can start.
public final class Lifecycle {
    private static final Texts TEXTS = Texts.of("experiment");

    private static final Map<Status, Map<Action, Status>> TABLE = Map.of(
            Status.DRAFT, Map.of(Action.START, Status.RUNNING),
            Status.RUNNING, Map.of(Action.PAUSE, Status.PAUSED, Action.STOP, Status.STOPPED),
            Status.PAUSED, Map.of(Action.RESUME, Status.RUNNING, Action.STOP, Status.STOPPED),
            Status.STOPPED, Map.of());

    private Lifecycle() {}

    /// What can be done to an experiment.
    public enum Action {
        START,
        PAUSE,
        RESUME,
        STOP,
        ARCHIVE,
        UNARCHIVE
    }

    /// The status that `action` leads to; empty when the table has no such way. Archiving keeps the status.
    public static Optional<Status> next(Status status, Action action) {
        return switch (action) {
            case ARCHIVE -> archivable(status) ? Optional.of(status) : Optional.empty();
            case UNARCHIVE -> Optional.of(status);
            case START, PAUSE, RESUME, STOP -> Optional.ofNullable(TABLE.getOrDefault(status, Map.of()).get(action));
        };
    }

    /// Whether an experiment of this status may lie in the archive.
    public static boolean archivable(Status status) {
        return status == Status.DRAFT || status == Status.STOPPED;
    }

    /// The actions that are allowed now.
    public static Set<Action> allowed(Experiment e) {
        Set<Action> allowed = EnumSet.noneOf(Action.class);
        for (Action action : Action.values()) {
            if (problems(e, action).isEmpty()) {
                allowed.add(action);
            }
        }
        return allowed;
    }

    /// Why `action` is not allowed now; empty when it is.
    public static List<Problem> problems(Experiment e, Action action) {
        var found = new Findings();
        if (e.archived() != (action == Action.UNARCHIVE)) {
            found.add(e.archived() ? "archivedFixed" : "notArchived", "action", word(action), e.name());
            return found.list();
        }
        if (next(e.status(), action).isEmpty()) {
            found.add("transition", "action", word(action), e.name(), word(e.status()), ways(e.status()));
            return found.list();
        }
        return action == Action.START ? DesignRules.ready(e.design()) : List.of();
    }

    /// The experiment after `action`.
    ///
    /// @throws InputException if the action is not allowed now
    public static Experiment apply(Experiment e, Action action) throws InputException {
        List<Problem> problems = problems(e, action);
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return switch (action) {
            case ARCHIVE -> e.withArchived(true);
            case UNARCHIVE -> e.withArchived(false);
            case START, PAUSE, RESUME, STOP -> e.withStatus(next(e.status(), action).orElseThrow());
        };
    }

    /// The status in a word, as people read it.
    public static String word(Status status) {
        return TEXTS.get("status." + status.name().toLowerCase(Locale.ROOT));
    }

    /// The action in a word, as people read it.
    public static String word(Action action) {
        return TEXTS.get("action." + action.name().toLowerCase(Locale.ROOT));
    }

    private static String ways(Status status) {
        return EnumSet.allOf(Action.class).stream()
                .filter(a -> a != Action.UNARCHIVE && next(status, a).isPresent())
                .map(Lifecycle::word)
                .collect(Collectors.joining(", "));
    }
}
