package dev.winnow.ui.shell;

import dev.winnow.app.Version;
import dev.winnow.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Which program this is, and under which licences it and its parts stand.
final class AboutBox extends VBox {
    private static final Texts TEXT = Texts.of("shell");

    AboutBox() {
        super(12);
        setPrefWidth(520);
        Label version = new Label(TEXT.get("about.version", Version.number(), Runtime.version().feature() + ""));
        version.getStyleClass().add("strong");
        Label lead = InspectorPane.wrapped(TEXT.get("about.lead"), "muted");
        Label local = InspectorPane.wrapped(TEXT.get("about.local"), "muted");
        var parts = InspectorPane.wrapped(TEXT.get("about.parts"), "small");
        var scroll = new ScrollPane(parts);
        scroll.setFitToWidth(true);
        scroll.setPrefHeight(260);
        scroll.getStyleClass().add("code");
        scroll.setAccessibleText(TEXT.get("about.licences"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Label head = new Label(TEXT.get("about.licences"));
        head.getStyleClass().add("strong");
        getChildren().addAll(version, lead, local, head, scroll);
    }
}
