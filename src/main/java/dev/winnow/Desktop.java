package dev.winnow;

import dev.winnow.app.Samples;
import dev.winnow.app.Session;
import dev.winnow.cli.Windows;
import dev.winnow.task.Progress;
import dev.winnow.ui.Launch;
import dev.winnow.ui.tour.Tour;
import java.nio.file.Path;
import java.util.List;

/// Starts the windows for the command line; the only place that knows both.
final class Desktop implements Windows {
    @Override
    public void open(Path workspace, Content content) throws Exception {
        Launch.open(workspace, folder -> opened(folder, content));
    }

    @Override
    public List<Path> tour(Path out, Progress progress) throws Exception {
        return Tour.run(out, progress);
    }

    private static Session opened(Path folder, Content content) throws Exception {
        Session session = Session.open(folder);
        if (content == Content.SAMPLES && session.projects().list().isEmpty()) {
            Samples.create(session, Progress.none());
        }
        return session;
    }
}
