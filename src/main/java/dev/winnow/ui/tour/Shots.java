package dev.winnow.ui.tour;

import dev.winnow.app.Session;
import dev.winnow.app.WorkspaceException;
import dev.winnow.experiment.Experiment;
import dev.winnow.task.Progress;
import dev.winnow.text.Texts;
import dev.winnow.ui.App;
import dev.winnow.ui.Tab;
import dev.winnow.ui.readout.Basis;
import dev.winnow.ui.shell.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/// The pictures of one walk in one theme and size, numbered in the order of the walk.
final class Shots {
    private static final int SHORT = 3;
    /// Longer than the pause after which a form is judged.
    private static final int LONG = 14;

    private final Path folder;
    private final String suffix;
    private final Progress progress;
    private final List<Path> files = new ArrayList<>();
    private App app;

    Shots(Path folder, String suffix, App app, Progress progress) {
        this.folder = folder;
        this.suffix = suffix;
        this.app = app;
        this.progress = progress;
    }

    List<Path> files() {
        return List.copyOf(files);
    }

    void with(App other) {
        app = other;
    }

    void open(Path workspace) throws Exception {
        Camera.onFx(() -> {
            app.open(workspace);
            return app;
        });
        Camera.settle(app.scene(), app.tasks(), LONG);
    }

    private void shoot(String name, int polls, Consumer<Workbench> step) throws Exception {
        progress.check();
        Camera.onFx(() -> {
            step.accept(bench());
            return app;
        });
        Camera.settle(app.scene(), app.tasks(), polls);
        Path file = folder.resolve("%02d-%s-%s.png".formatted(files.size() + 1, name, suffix));
        Camera.take(app.scene(), file);
        files.add(file);
        progress.at(-1, String.valueOf(file.getFileName()));
    }

    private Workbench bench() {
        return app.workbench().orElseThrow(() -> new IllegalStateException("the workspace did not open"));
    }

    void emptyWorkspace() throws Exception {
        shoot("empty-workspace", LONG, Workbench::start);
    }

    /// A file that is not tidy, from the drop to what the workspace says about its rows.
    void untidy(Path file) throws Exception {
        shoot("import-untidy", LONG, w -> w.importFiles(List.of(file)));
        shoot("import-untidy-metrics", SHORT, _ -> scrollDown());
        shoot("dataset-ledger", LONG, _ -> find("#importNow", Button.class).fire());
        shoot("dataset-profile", SHORT, _ -> scrollDown());
    }

    private void scrollDown() {
        app.scene().getRoot().lookupAll(".page-scroll").forEach(n -> ((ScrollPane) n).setVvalue(1));
    }

    void everything(Path data) throws Exception {
        shoot("start", LONG, Workbench::start);
        shoot("new-experiment", LONG, w -> w.newExperiment(Optional.empty()));
        List<Experiment> experiments = bench().services().session().experiments().list();
        for (Experiment e : experiments) {
            if (e.dataset().isPresent()) {
                tabs(e, List.of(Tab.values()));
            }
        }
        Optional<Experiment> draft = experiments.stream().filter(e -> e.dataset().isEmpty()).findFirst();
        if (draft.isPresent()) {
            tabs(draft.get(), List.of(Tab.OVERVIEW, Tab.DATA, Tab.READOUT, Tab.REPORT));
            imports(draft.get(), data);
        }
        overlays();
    }

    private void tabs(Experiment e, List<Tab> tabs) throws Exception {
        for (Tab tab : tabs) {
            shoot(safe(e.name()) + "-" + tab.name().toLowerCase(Locale.ROOT), LONG, w -> {
                w.closeOverlays();
                w.experiment(e.id(), tab);
            });
            if (tab == Tab.READOUT && e.dataset().isPresent()) {
                shoot(safe(e.name()) + "-absolute", SHORT, _ -> basis(Basis.ABSOLUTE));
                shoot(safe(e.name()) + "-charts", SHORT, _ -> {
                    basis(Basis.RELATIVE);
                    find("#readoutView .page-scroll", ScrollPane.class).setVvalue(1);
                });
            }
        }
    }

    private void imports(Experiment draft, Path data) throws Exception {
        try (Stream<Path> all = Files.list(data)) {
            Optional<Path> file = all.filter(f -> f.toString().contains(".csv")).sorted().findFirst();
            if (file.isPresent()) {
                shoot("import", LONG, w -> {
                    w.experiment(draft.id(), Tab.DATA);
                    w.importFiles(List.of(file.get()));
                });
            }
        }
    }

    private void overlays() throws Exception {
        shoot("palette", SHORT, w -> {
            w.closeOverlays();
            w.start();
            w.showPalette();
        });
        shoot("palette-typed", SHORT, _ -> find("#paletteField", TextField.class).setText("exp"));
        shoot("shortcuts", SHORT, w -> {
            w.closeOverlays();
            w.shortcuts();
        });
        shoot("settings", SHORT, Workbench::settings);
        shoot("task-log", SHORT, _ -> find("#taskLog", Button.class).fire());
        shoot("about", SHORT, w -> {
            w.closeOverlays();
            w.actions().stream().filter(a -> a.id().equals("help.about")).forEach(a -> a.fire());
        });
        WorkspaceException refused = refusal();
        shoot("error", SHORT, w -> {
            w.closeOverlays();
            w.start();
            w.services().dialogs().error(Texts.of("shell").get("open.failed"), refused);
        });
        shoot("error-details", SHORT, _ -> find("#errorDetails", Button.class).fire());
        Camera.onFx(() -> {
            bench().closeOverlays();
            return app;
        });
    }

    /// What Winnow says when a folder holds something else: asked of Winnow itself.
    private WorkspaceException refusal() {
        try (Session session = Session.open(files.getFirst())) {
            throw new IllegalStateException(session.name() + " opened");
        } catch (WorkspaceException e) {
            return e;
        }
    }

    private void basis(Basis basis) {
        find("#basis", HBox.class).getChildren().stream()
                .map(ToggleButton.class::cast)
                .filter(b -> basis.equals(b.getUserData()))
                .forEach(ToggleButton::fire);
    }

    private <T extends Node> T find(String id, Class<T> type) {
        return type.cast(app.scene().lookup(id));
    }

    private static String safe(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("(^-|-$)", "");
    }
}
