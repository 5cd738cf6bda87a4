package dev.winnow.ui;

import java.util.List;
import java.util.UUID;
import javafx.scene.Node;

/// One experiment in the centre of the window, with its tabs. Made by [Screens].
public interface ExperimentScreen {
    UUID experiment();

    Node node();

    Tab tab();

    void show(Tab tab);

    /// Reads the experiment again, for it has changed elsewhere (undo, rename).
    void refresh();

    /// What can be done here; put into the menu `Experiment`, the palette and the page of shortcuts.
    List<Action> actions();

    /// The screen leaves the window: running work is cancelled.
    void close();
}
