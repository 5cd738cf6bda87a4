package dev.winnow.ui.report;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.ui.Services;
import dev.winnow.ui.controls.Clip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Shows a file in the system's file browser.
final class Folder {
    private Folder() {}

    /// The path with the user's own folder as `~`.
    static String shortly(Path folder) {
        Path home = Path.of(System.getProperty("user.home"));
        return folder.startsWith(home) ? Path.of("~").resolve(home.relativize(folder)).toString() : folder.toString();
    }

    static void open(Path file, Services services) {
        Path folder = file.toAbsolutePath().getParent();
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        List<String> command = system.contains("win")
                ? List.of("explorer.exe", "/select," + file.toAbsolutePath())
                : system.contains("mac") ? List.of("open", "-R", file.toString()) : List.of("xdg-open", String.valueOf(folder));
        services.tasks().run(
                get("report.show"),
                _ -> new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .pid(),
                _ -> {},
                failure -> {
                    if (failure instanceof IOException) {
                        Clip.text(file.toString());
                        services.toasts().show(get("report.show.copied"));
                    } else {
                        services.dialogs().error(get("report.show"), failure);
                    }
                });
    }
}
