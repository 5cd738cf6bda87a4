package dev.winnow.ui;

import dev.winnow.ui.settings.Settings;
import dev.winnow.ui.start.Gallery;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import javafx.stage.Window;

/// What a workbench asks of the program around it.
///
/// @param screens makes the experiment's screens once the services are there
/// @param places  what only the program can do
public record Desktop(
        Settings settings,
        FxTaskRunner tasks,
        Clock clock,
        Gallery gallery,
        Function<Services, Screens> screens,
        Places places) {

    /// What only the program around a workspace can do.
    public interface Places {
        /// Closes this workspace and opens another.
        void open(Path folder);

        void quit();

        void fullScreen();

        Optional<Window> window();
    }
}
