package dev.winnow.ui;

import dev.winnow.app.Session;
import dev.winnow.text.Texts;
import dev.winnow.ui.controls.EmptyState;
import dev.winnow.ui.settings.Choices;
import dev.winnow.ui.settings.Choices.Place;
import dev.winnow.ui.settings.Choices.Recent;
import dev.winnow.ui.settings.Settings;
import dev.winnow.ui.shell.Workbench;
import dev.winnow.ui.start.Gallery;
import dev.winnow.ui.theme.Themes;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program around an open workspace: wires everything by hand, holds the stage, and changes workspaces.
public final class App implements Desktop.Places {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);
    private static final Texts TEXT = Texts.of("shell");
    /// A workspace that opens sooner needs no words about it.
    private static final Duration PATIENCE = Duration.millis(250);

    /// What the program is made of, so that tests and the tour can put in their own.
    ///
    /// @param opener  opens a workspace
    /// @param gallery the samples for a session
    /// @param screens the experiment's screens
    public record Parts(
            Settings settings,
            Clock clock,
            Opener opener,
            Function<Session, Gallery> gallery,
            Function<Services, Screens> screens) {}

    /// Opens a workspace, off the FX thread.
    @FunctionalInterface
    public interface Opener {
        Session open(Path folder) throws Exception;
    }

    private final Parts parts;
    private final FxTaskRunner tasks;
    private final StackPane root = new StackPane();
    private final Scene scene;
    private Optional<Stage> stage = Optional.empty();
    private Optional<Session> session = Optional.empty();
    private Optional<Workbench> bench = Optional.empty();

    /// @param width  of the scene, in pixels
    /// @param height of the scene, in pixels
    public App(Parts parts, double width, double height) {
        this.parts = parts;
        tasks = new FxTaskRunner(parts.clock());
        Themes.loadFonts();
        root.setId("root");
        scene = new Scene(root, width, height);
        parts.settings().choicesProperty().subscribe(this::look);
        Platform.getPreferences().colorSchemeProperty().subscribe(() -> look(parts.settings().choices()));
    }

    private void look(Choices c) {
        Themes.apply(scene, c.theme(), c.fontSize());
    }

    public Scene scene() {
        return scene;
    }

    public FxTaskRunner tasks() {
        return tasks;
    }

    /// The content of the window, once a workspace is open.
    public Optional<Workbench> workbench() {
        return bench;
    }

    /// Shows the window where it was left, if that is still on a screen.
    public void show(Stage s) {
        stage = Optional.of(s);
        s.setTitle(TEXT.get("app.name"));
        s.setScene(scene);
        s.setMinWidth(800);
        s.setMinHeight(560);
        parts.settings().choices().place().filter(App::visible).ifPresent(p -> {
            s.setX(p.x());
            s.setY(p.y());
            s.setWidth(p.width());
            s.setHeight(p.height());
            s.setMaximized(p.maximized());
        });
        s.setOnCloseRequest(e -> {
            // Quitting closes the window itself; the toolkit must not try once more when it is gone.
            e.consume();
            quit();
        });
        Thread.currentThread().setUncaughtExceptionHandler((_, e) -> uncaught(e));
        s.show();
    }

    private static boolean visible(Place p) {
        return !Screen.getScreensForRectangle(new Rectangle2D(p.x(), p.y(), p.width(), Math.min(80, p.height()))).isEmpty();
    }

    /// Nothing may be swallowed: the person sees a code and can copy the details.
    void uncaught(Throwable e) {
        LOG.error("Uncaught", e);
        bench.ifPresent(b -> b.services().dialogs().error(TEXT.get("error.title"), e));
    }

    @Override
    public void open(Path folder) {
        var wait = new PauseTransition(PATIENCE);
        wait.setOnFinished(_ -> {
            if (root.getChildren().isEmpty()) {
                root.getChildren().setAll(opening(folder));
            }
        });
        wait.play();
        tasks.run(TEXT.get("task.open"), _ -> parts.opener().open(folder), this::opened, e -> refused(folder, e));
    }

    /// Something to look at while a large workspace is checked, or the samples are made.
    private static Node opening(Path folder) {
        var bar = new ProgressBar();
        bar.setPrefWidth(240);
        var state = new EmptyState(
                TEXT.get("open.working", String.valueOf(folder.getFileName())), TEXT.get("open.working.sentence"));
        bar.setAccessibleText(TEXT.get("task.open"));
        state.getChildren().add(bar);
        state.setId("opening");
        return state;
    }

    private void opened(Session opened) {
        leave();
        session = Optional.of(opened);
        parts.settings().change(c -> c.opened(new Recent(
                opened.folder().toAbsolutePath().toString(), opened.name(), parts.clock().instant().toString())));
        var workbench = new Workbench(opened,
                new Desktop(parts.settings(), tasks, parts.clock(), parts.gallery().apply(opened), parts.screens(), this));
        bench = Optional.of(workbench);
        root.getChildren().setAll(workbench);
        stage.ifPresent(s -> s.setTitle(TEXT.get("app.title", opened.name())));
    }

    private void refused(Path folder, Throwable e) {
        LOG.warn("{} was not opened", folder, e);
        String why = e.getMessage() == null ? TEXT.get("error.title") : e.getMessage();
        if (bench.isPresent()) {
            bench.get().services().dialogs().error(TEXT.get("open.failed"), e);
            return;
        }
        var again = new Button(TEXT.get("open.again"));
        again.setOnAction(_ -> open(folder));
        var other = new Button(TEXT.get("action.workspace.open"));
        other.setOnAction(_ -> choose());
        root.getChildren().setAll((Node) new EmptyState(TEXT.get("open.failed"), why, other, again));
    }

    private void choose() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(TEXT.get("workspace.choose"));
        File chosen = chooser.showDialog(stage.orElse(null));
        if (chosen != null) {
            open(chosen.toPath());
        }
    }

    private void leave() {
        bench.ifPresent(Workbench::close);
        session.ifPresent(Session::close);
        session = Optional.empty();
    }

    /// Ends everything that is open; the toolkit lives on.
    public void close() {
        stage.ifPresent(s -> {
            boolean usual = !s.isMaximized() && !s.isFullScreen() && !s.isIconified();
            Place before = parts.settings().choices().place().orElse(new Place(40, 40, 1280, 800, true));
            Place now = usual
                    ? new Place(s.getX(), s.getY(), s.getWidth(), s.getHeight(), false)
                    : new Place(before.x(), before.y(), before.width(), before.height(), s.isMaximized());
            parts.settings().change(c -> c.withPlace(now));
        });
        tasks.close();
        leave();
        parts.settings().close();
    }

    @Override
    public void quit() {
        close();
        stage.ifPresent(Stage::close);
        Platform.exit();
    }

    @Override
    public void fullScreen() {
        stage.ifPresent(s -> s.setFullScreen(!s.isFullScreen()));
    }

    @Override
    public Optional<Window> window() {
        return stage.map(s -> s);
    }
}
