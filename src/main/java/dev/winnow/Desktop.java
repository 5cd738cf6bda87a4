package dev.winnow;

import dev.winnow.cli.Windows;
import dev.winnow.task.Progress;
import java.nio.file.Path;
import java.util.List;

/// Starts the windows for the command line; the only place that knows both.
final class Desktop implements Windows {
    @Override
    public int open(Path workspace, Content content) {
        throw new IllegalStateException("" + workspace + content);
    }

    @Override
    public List<Path> tour(Path out, Progress progress) throws Exception {
        throw new IllegalStateException("" + out + progress);
    }
}
