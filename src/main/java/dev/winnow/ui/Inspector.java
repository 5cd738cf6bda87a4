package dev.winnow.ui;

import dev.winnow.readout.Explanation;
import java.util.List;
import javafx.scene.Node;

/// The pane on the right that explains what is selected. FX thread only.
public interface Inspector {
    void show(Explanation explanation);

    /// The same with buttons or further nodes below it.
    void show(Explanation explanation, List<? extends Node> below);

    /// Anything else.
    void show(String title, Node content);

    /// Back to the hint for the screen.
    void clear();
}
