package dev.winnow.calibration;

import java.util.OptionalDouble;

/// Errors counted over runs.
///
/// @param runs    simulated experiments
/// @param answers of them, those in which the method answered
/// @param sum     of the errors, each in [0, 1]
/// @param squares of the errors
record Tally(long runs, long answers, double sum, double squares) {
    static final Tally NONE = new Tally(0, 0, 0, 0);

    Tally plus(OptionalDouble error) {
        if (error.isEmpty()) {
            return new Tally(runs + 1, answers, sum, squares);
        }
        double e = error.getAsDouble();
        return new Tally(runs + 1, answers + 1, sum + e, squares + e * e);
    }

    Tally plus(Tally o) {
        return new Tally(runs + o.runs, answers + o.answers, sum + o.sum, squares + o.squares);
    }

    /// A test that does not answer does not reject; an interval that is not given cannot miss.
    private long of(Kind kind) {
        return kind == Kind.COVERAGE ? answers : runs;
    }

    double error(Kind kind) {
        return sum / of(kind);
    }

    /// Of `error`; for a share of runs sqrt(e (1 - e)/runs).
    double se(Kind kind) {
        double e = error(kind);
        return Math.sqrt(Math.max(0, squares / of(kind) - e * e) / of(kind));
    }

    /// Whether the method answered in at least half of the runs.
    boolean tells() {
        return answers * 2 >= runs;
    }
}
