package dev.winnow.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Goes to places in the window. FX thread only.
public interface Navigator {
    void start();

    void settings();

    void shortcuts();

    void experiment(UUID experiment, Tab tab);

    /// The form for a new experiment; in `project` when one is given.
    void newExperiment(Optional<UUID> project);

    /// The way that files go when they are dropped on the window: into the open experiment, or into a new one.
    void importFiles(List<Path> files);

    /// Experiments or projects have changed: the tree is read again, and the undo menu too.
    void refresh();
}
