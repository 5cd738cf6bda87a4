package dev.winnow.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The screens that the frame does not build itself. The room `ui.experiment` implements it.
public interface Screens {
    ExperimentScreen experiment(UUID experiment, Tab tab);

    /// Preview and mapping of `files`; into `experiment`, or into a new one made of the mapping.
    void importFiles(Optional<UUID> experiment, List<Path> files);
}
