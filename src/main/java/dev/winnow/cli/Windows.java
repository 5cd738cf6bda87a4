package dev.winnow.cli;

import dev.winnow.task.Progress;
import java.nio.file.Path;
import java.util.List;

/// The program's windows, as far as the command line starts them; the program's entry point provides them, so that
/// the command line itself knows no window.
public interface Windows {
    /// Shows the workbench and returns when it is closed.
    ///
    /// @param workspace the workspace to open
    /// @param content   what it holds when it is new
    void open(Path workspace, Content content) throws Exception;

    /// Walks every screen without a display.
    ///
    /// @return the files made: pictures and reports
    List<Path> tour(Path out, Progress progress) throws Exception;

    /// What a new workspace holds.
    enum Content {
        EMPTY,
        SAMPLES
    }
}
