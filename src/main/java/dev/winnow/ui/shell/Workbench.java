package dev.winnow.ui.shell;

import dev.winnow.app.Session;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Project;
import dev.winnow.text.Texts;
import dev.winnow.ui.Action;
import dev.winnow.ui.Desktop;
import dev.winnow.ui.ExperimentScreen;
import dev.winnow.ui.Navigator;
import dev.winnow.ui.Screens;
import dev.winnow.ui.Services;
import dev.winnow.ui.Tab;
import dev.winnow.ui.palette.PaletteView;
import dev.winnow.ui.settings.SettingsView;
import dev.winnow.ui.start.NewExperimentForm;
import dev.winnow.ui.start.StartView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/// The window's content for one open workspace: header, tree, centre, inspector, status bar and what lies over them.
public final class Workbench extends StackPane implements Navigator {
    /// Narrower windows show the inspector only when asked.
    private static final double ROOM_FOR_INSPECTOR = 1180;
    private static final Texts TEXT = Texts.of("shell");

    private final Desktop desktop;
    private final Services services;
    private final Screens screens;
    private final Tools tools;
    private final Overlay overlay = new Overlay();
    private final ToastLayer toasts = new ToastLayer();
    private final InspectorPane inspector = new InspectorPane();
    private final BorderPane frame = new BorderPane();
    private final StackPane centre = new StackPane();
    private final StackPane dropVeil = new StackPane();
    private final StatusBar bar;
    private final TreePane tree;
    private final Header header;
    private Shelf shelf = Shelf.EMPTY;
    private Optional<ExperimentScreen> screen = Optional.empty();
    private Optional<Boolean> inspectorAsked = Optional.empty();
    private Runnable redrawPage = () -> {};
    private List<Action> actions = List.of();

    public Workbench(Session session, Desktop desktop) {
        this.desktop = desktop;
        bar = new StatusBar(desktop.tasks(), desktop.clock(), this::showTaskLog);
        var dialogs = new SheetDialogs(overlay, desktop.places()::window);
        services = new Services(session, desktop.tasks(), dialogs, toasts, inspector, this, bar);
        screens = desktop.screens().apply(services);
        tools = new Tools(this, services);
        tree = new TreePane(session.name(), desktop.clock(), new TreeWishes(this), b -> TreeWishes.fill(b, this));
        header = new Header(this::showPalette, Keys.text(Actions.PALETTE), this::toggleInspector,
                session.readOnly().map(_ -> TEXT.get("readOnly.short")));
        getStyleClass().add("workbench");
        centre.setId("centre");
        frame.setTop(header);
        frame.setLeft(tree);
        frame.setCenter(centre);
        frame.setBottom(bar);
        StackPane.setAlignment(toasts, Pos.BOTTOM_CENTER);
        StackPane.setMargin(toasts, new Insets(0, 0, 44, 0));
        dropVeil.getChildren().add(InspectorPane.wrapped(TEXT.get("drop.here"), "h2"));
        dropVeil.getStyleClass().add("drop-veil");
        dropVeil.setVisible(false);
        dropVeil.setMouseTransparent(true);
        getChildren().addAll(frame, toasts, overlay, dropVeil);
        session.readOnly().ifPresent(why -> {
            bar.readOnly();
            toasts.show(why);
        });
        widthProperty().subscribe(_ -> placeInspector());
        addEventFilter(KeyEvent.KEY_PRESSED, this::plainKey);
        setOnDragOver(this::dragOver);
        setOnDragExited(_ -> dropVeil.setVisible(false));
        setOnDragDropped(this::dropped);
        rebuildActions();
        start();
        refresh();
    }

    Desktop desktop() {
        return desktop;
    }

    public Services services() {
        return services;
    }

    Tools tools() {
        return tools;
    }

    Shelf shelf() {
        return shelf;
    }

    Navigator navigator() {
        return this;
    }

    /// Everything that can be done now.
    public List<Action> actions() {
        return actions;
    }

    Optional<String> undoable() {
        return experiment().flatMap(_ -> shelf.undo());
    }

    Optional<String> redoable() {
        return experiment().flatMap(_ -> shelf.redo());
    }

    /// The experiment in the centre.
    Optional<Experiment> experiment() {
        return screen.flatMap(s -> shelf.experiment(s.experiment()));
    }

    // Places

    private void place(Node node, String name) {
        screen.ifPresent(ExperimentScreen::close);
        screen = Optional.empty();
        inspector.setHint(InspectorPane.usualHint());
        inspector.clear();
        bar.method("");
        bar.source("");
        tree.select(Optional.empty());
        redrawPage = () -> {};
        centre.getChildren().setAll(node);
        centre.setAccessibleText(name);
        overlay.closeAll();
        rebuildActions();
    }

    private static ScrollPane page(Node content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("page-scroll");
        scroll.setFocusTraversable(false);
        return scroll;
    }

    @Override
    public void start() {
        var view = new StartView(services, desktop);
        place(page(view), TEXT.get("tree.start"));
        inspector.setHint(view.hint(actions));
        inspector.clear();
        redrawPage = () -> view.show(shelf.experiments());
        redrawPage.run();
    }

    @Override
    public void settings() {
        place(page(new SettingsView(desktop.settings())), TEXT.get("tree.settings"));
    }

    @Override
    public void shortcuts() {
        place(page(new ShortcutsView(actions)), TEXT.get("shortcuts.title"));
    }

    @Override
    public void experiment(UUID experiment, Tab tab) {
        if (screen.filter(s -> s.experiment().equals(experiment)).isPresent()) {
            overlay.closeAll();
            screen.get().show(tab);
            return;
        }
        ExperimentScreen next = screens.experiment(experiment, tab);
        place(next.node(), TEXT.get("experiment.name"));
        screen = Optional.of(next);
        tree.select(Optional.of(experiment));
        rebuildActions();
        refresh();
    }

    @Override
    public void newExperiment(Optional<UUID> project) {
        new NewExperimentForm(services, shelf.projects(), project).show();
    }

    @Override
    public void importFiles(List<Path> files) {
        Optional<String> locked = services.session().readOnly();
        if (locked.isPresent()) {
            toasts.show(locked.get());
        } else if (!files.isEmpty()) {
            screens.importFiles(screen.map(ExperimentScreen::experiment), List.copyOf(files));
        }
    }

    @Override
    public void refresh() {
        Optional<UUID> open = screen.map(ExperimentScreen::experiment);
        desktop.tasks().run(TEXT.get("task.read"), _ -> Shelf.read(services.session(), open), this::show,
                e -> services.dialogs().error(TEXT.get("failed.read"), e));
    }

    private void show(Shelf read) {
        shelf = read;
        tree.show(read);
        redrawPage.run();
    }

    /// The open experiment has changed under its screen.
    void reload() {
        refresh();
        screen.ifPresent(ExperimentScreen::refresh);
    }

    void showTab(Tab tab) {
        screen.ifPresent(s -> s.show(tab));
    }

    void turnTab(int step) {
        List<Tab> tabs = List.of(Tab.values());
        screen.ifPresent(s -> s.show(tabs.get(Math.floorMod(tabs.indexOf(s.tab()) + step, tabs.size()))));
    }

    // Panes

    void focusFilter() {
        tree.focusFilter();
    }

    void toggleArchive() {
        tree.show(tree.shown() == TreeRow.Shown.ACTIVE ? TreeRow.Shown.WITH_ARCHIVE : TreeRow.Shown.ACTIVE);
    }

    void toggleInspector() {
        inspectorAsked = Optional.of(frame.getRight() == null);
        placeInspector();
    }

    private void placeInspector() {
        boolean shown = inspectorAsked.orElse(getWidth() >= ROOM_FOR_INSPECTOR);
        frame.setRight(shown ? inspector : null);
    }

    void fontSize(int step) {
        desktop.settings().change(c -> c.withFontSize(c.fontSize() + step));
    }

    // Over the window

    /// Opens the palette, or closes it.
    public void showPalette() {
        if (overlay.showing()) {
            overlay.closeTop();
            return;
        }
        var view = new PaletteView(PaletteEntries.of(this), e -> {
            overlay.closeAll();
            desktop.settings().change(c -> c.used(e.id()));
            e.run().run();
        });
        overlay.show(view, view.field(), Pos.TOP_CENTER, new Insets(48, 24, 24, 24), Overlay.Veil.DARK);
    }

    void showTaskLog() {
        var log = new TaskLog(desktop.tasks(), desktop.clock().getZone());
        overlay.show(log, log, Pos.BOTTOM_RIGHT, new Insets(24, 12, 36, 24), Overlay.Veil.NONE);
    }

    /// Closes whatever lies over the window.
    public void closeOverlays() {
        overlay.closeAll();
        toasts.clear();
    }

    // Keys and drops

    private void rebuildActions() {
        var all = new ArrayList<>(Actions.of(this));
        screen.ifPresent(s -> all.addAll(s.actions()));
        actions = List.copyOf(all);
        header.show(actions);
    }

    private void plainKey(KeyEvent e) {
        if (overlay.showing() || (getScene() != null && getScene().getFocusOwner() instanceof TextInputControl)) {
            return;
        }
        actions.stream()
                .filter(a -> a.key().filter(k -> Keys.plain(k) && k.match(e)).isPresent())
                .findFirst()
                .ifPresent(a -> {
                    a.fire();
                    e.consume();
                });
    }

    private void dragOver(DragEvent e) {
        if (e.getDragboard().hasFiles() && services.session().readOnly().isEmpty()) {
            e.acceptTransferModes(TransferMode.COPY);
            dropVeil.setVisible(true);
            e.consume();
        }
    }

    private void dropped(DragEvent e) {
        dropVeil.setVisible(false);
        e.setDropCompleted(true);
        e.consume();
        importFiles(e.getDragboard().getFiles().stream().map(java.io.File::toPath).toList());
    }

    /// The projects, for menus of the tree.
    List<Project> projects() {
        return shelf.projects();
    }

    /// The workspace is about to be closed.
    public void close() {
        screen.ifPresent(ExperimentScreen::close);
    }
}
