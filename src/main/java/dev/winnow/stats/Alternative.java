package dev.winnow.stats;

/// What a test looks for; an effect is treatment minus (or over) control. Chosen before the data are seen.
public enum Alternative {
    /// An effect in either direction.
    TWO_SIDED,
    /// Treatment above control; the interval has no upper end.
    GREATER,
    /// Treatment below control; the interval has no lower end.
    LESS;

    /// The same question with the arms exchanged.
    public Alternative reversed() {
        return switch (this) {
            case TWO_SIDED -> TWO_SIDED;
            case GREATER -> LESS;
            case LESS -> GREATER;
        };
    }
}
