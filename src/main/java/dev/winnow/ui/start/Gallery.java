package dev.winnow.ui.start;

import dev.winnow.app.WorkspaceException;
import dev.winnow.experiment.InputException;
import dev.winnow.task.Progress;
import java.util.List;
import java.util.UUID;

/// The samples that a workspace can be filled with.
public interface Gallery {
    /// @param id    stable word
    /// @param title a few words
    /// @param story what it shows, one or two sentences
    record Sample(String id, String title, String story) {}

    List<Sample> samples();

    /// Puts a sample into the open workspace, with its data and a readout, or finds the one that is there.
    ///
    /// @return the experiment
    UUID add(String sample, Progress progress) throws WorkspaceException, InputException;

    /// None at all.
    static Gallery none() {
        return new Gallery() {
            @Override
            public List<Sample> samples() {
                return List.of();
            }

            @Override
            public UUID add(String sample, Progress progress) {
                throw new IllegalArgumentException(sample);
            }
        };
    }
}
