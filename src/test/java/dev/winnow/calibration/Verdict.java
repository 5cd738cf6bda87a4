package dev.winnow.calibration;

/// What a measured error says about a method.
enum Verdict {
    HOLDS("holds"),
    CONSERVATIVE("conservative"),
    DO_NOT_USE("do not use"),
    NO_ANSWER("no answer");

    /// An error within a fifth of the nominal one is let pass (Cochran 1954 asks no more of an approximation).
    static final double SLACK = 0.2;

    /// Standard errors of the simulation that are let pass.
    static final double ERRORS = 3;

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /// @param nominal error that the method promises not to exceed
    static Verdict of(Tally tally, Kind kind, double nominal) {
        if (!tally.tells()) {
            return NO_ANSWER;
        }
        double atNominal = Math.sqrt(nominal * (1 - nominal) / tally.runs());
        double slack = Math.max(SLACK * nominal, ERRORS * Math.max(atNominal, tally.se(kind)));
        double excess = tally.error(kind) - nominal;
        return Math.abs(excess) <= slack ? HOLDS : excess > 0 ? DO_NOT_USE : CONSERVATIVE;
    }
}
