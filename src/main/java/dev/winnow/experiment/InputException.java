package dev.winnow.experiment;

import java.util.List;
import java.util.stream.Collectors;

/// What a user gave cannot be used; nothing was changed.
public final class InputException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InputException(List<Problem> problems) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    public InputException(Problem problem) {
        this(List.of(problem));
    }

    /// All that is wrong, in the order of the fields; never empty.
    public List<Problem> problems() {
        return problems;
    }
}
