package dev.winnow.ui.controls;

/// What a colour says; never said by colour alone.
public enum Tone {
    NEUTRAL("neutral"),
    GOOD("good"),
    BAD("bad"),
    WARN("warn"),
    ACCENT("accent");

    private final String styleClass;

    Tone(String styleClass) {
        this.styleClass = styleClass;
    }

    /// Its style class.
    public String styleClass() {
        return styleClass;
    }
}
