package dev.winnow.ui.subject;

import dev.winnow.app.Session;
import dev.winnow.readout.Explanation;
import dev.winnow.task.TaskRunner;
import dev.winnow.ui.Dialogs;
import dev.winnow.ui.Inspector;
import dev.winnow.ui.Navigator;
import dev.winnow.ui.Services;
import dev.winnow.ui.StatusLine;
import dev.winnow.ui.Tab;
import dev.winnow.ui.Toasts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Button;

/// Services that answer as a test told them to, and remember what they were told.
public final class TestServices {
    /// Sentences of errors and toasts, in order.
    public final List<String> said = new ArrayList<>();
    /// What the inspector was given, in order.
    public final List<Explanation> explained = new ArrayList<>();
    private List<Path> files = List.of();
    private Optional<Path> folder = Optional.empty();
    private final Session session;

    public TestServices(Session session) {
        this.session = session;
    }

    /// The answer to the next file chooser.
    public TestServices files(List<Path> answer) {
        files = answer;
        return this;
    }

    /// The answer to the next folder or save chooser.
    public TestServices folder(Path answer) {
        folder = Optional.of(answer);
        return this;
    }

    public Services services() {
        return new Services(
                session, TaskRunner.direct(), new Answers(), new Said(), new Explained(), new Nowhere(), new Line());
    }

    private final class Answers implements Dialogs {
        @Override
        public List<Path> openFiles(String title, List<FileKind> kinds) {
            return files;
        }

        @Override
        public Optional<Path> openFolder(String title) {
            return folder;
        }

        @Override
        public Optional<Path> saveFile(String title, String suggestedName, List<FileKind> kinds) {
            return folder.map(f -> f.resolve(suggestedName));
        }

        @Override
        public void confirm(String title, String sentence, String verb, Runnable onYes) {
            said.add(sentence);
            onYes.run();
        }

        @Override
        public void error(String title, Throwable cause) {
            said.add(String.join(" ", OpenExperiment.sentences(cause)));
        }

        @Override
        public void error(String title, String sentence, String details) {
            said.add(sentence);
        }

        @Override
        public Sheet sheet(String title, Node content, List<Button> actions) {
            throw new IllegalStateException("no sheet was expected: " + title);
        }
    }

    private final class Said implements Toasts {
        @Override
        public void show(String text) {
            said.add(text);
        }

        @Override
        public void show(String text, String verb, Runnable action) {
            said.add(text);
        }
    }

    private final class Explained implements Inspector {
        @Override
        public void show(Explanation explanation) {
            explained.add(explanation);
        }

        @Override
        public void show(Explanation explanation, List<? extends Node> below) {
            explained.add(explanation);
        }

        @Override
        public void show(String title, Node content) {}

        @Override
        public void clear() {}
    }

    private static final class Nowhere implements Navigator {
        @Override
        public void start() {}

        @Override
        public void settings() {}

        @Override
        public void shortcuts() {}

        @Override
        public void experiment(UUID experiment, Tab tab) {}

        @Override
        public void newExperiment(Optional<UUID> project) {}

        @Override
        public void importFiles(List<Path> files) {}

        @Override
        public void refresh() {}
    }

    private static final class Line implements StatusLine {
        @Override
        public void saved(Instant at) {}

        @Override
        public void method(String text) {}

        @Override
        public void source(String text) {}
    }
}
