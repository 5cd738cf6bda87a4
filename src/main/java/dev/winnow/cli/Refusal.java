package dev.winnow.cli;

import dev.winnow.experiment.Problem;

/// The command was understood, but what it asks for cannot be done as things stand.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refusal(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /// @param key of the sentence, also its code
    static Refusal of(String key, String field, String value, Object... args) {
        return new Refusal(new Problem(key, field, value, Console.TEXTS.get(key, args)));
    }

    Problem problem() {
        return problem;
    }
}
