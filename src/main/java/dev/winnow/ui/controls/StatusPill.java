package dev.winnow.ui.controls;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A few words on a tinted, fully rounded ground.
public final class StatusPill extends Label {
    public StatusPill(String text, Tone tone) {
        setMinWidth(Region.USE_PREF_SIZE);
        show(text, tone);
    }

    public void show(String text, Tone tone) {
        setText(text);
        getStyleClass().setAll("label", "pill", tone.styleClass());
    }
}
