package dev.winnow.ui.tour;

import dev.winnow.ui.FxTaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Takes pictures of a scene that no window shows.
final class Camera {
    private Camera() {}

    /// Runs on the FX thread and waits for the answer.
    static <T> T onFx(Callable<T> call) throws Exception {
        var task = new FutureTask<>(call);
        FxTaskRunner.later(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /// Waits until nothing runs and the layout has come to rest.
    ///
    /// @param polls how often in a row nothing may run, 25 ms apart
    static void settle(Scene scene, FxTaskRunner tasks, int polls) throws Exception {
        int idle = 0;
        while (idle < polls) {
            boolean quiet = onFx(() -> {
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                return tasks.running().isEmpty();
            });
            idle = quiet ? idle + 1 : 0;
            Thread.sleep(25);
        }
    }

    static void take(Scene scene, Path file) throws Exception {
        // The first snapshot lets virtual lists make their cells; the second sees them.
        onFx(() -> {
            // Scroll panes keep a picture of their content, which nobody renews where no window is drawn.
            scene.getRoot().lookupAll(".viewport").forEach(v -> v.setCache(false));
            return Optional.of(scene.snapshot(null));
        });
        WritableImage picture = onFx(() -> scene.snapshot(null));
        var image = Optional.ofNullable(SwingFXUtils.fromFXImage(picture, null))
                .orElseThrow(() -> new IOException(file.toString()));
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException(file.toString());
        }
    }
}
