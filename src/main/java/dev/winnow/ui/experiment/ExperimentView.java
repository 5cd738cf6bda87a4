package dev.winnow.ui.experiment;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.app.Run;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Lifecycle;
import dev.winnow.report.ReportFormat;
import dev.winnow.ui.Action;
import dev.winnow.ui.ExperimentScreen;
import dev.winnow.ui.Services;
import dev.winnow.ui.Tab;
import dev.winnow.ui.controls.StatusPill;
import dev.winnow.ui.controls.Tone;
import dev.winnow.ui.design.DesignView;
import dev.winnow.ui.design.DesignViewModel;
import dev.winnow.ui.history.HistoryView;
import dev.winnow.ui.history.HistoryViewModel;
import dev.winnow.ui.imports.DataView;
import dev.winnow.ui.imports.DataViewModel;
import dev.winnow.ui.overview.OverviewView;
import dev.winnow.ui.overview.OverviewViewModel;
import dev.winnow.ui.readout.ReadoutView;
import dev.winnow.ui.readout.ReadoutViewModel;
import dev.winnow.ui.readout.Selection;
import dev.winnow.ui.report.ReportView;
import dev.winnow.ui.report.ReportViewModel;
import dev.winnow.ui.subject.Build;
import dev.winnow.ui.subject.OpenExperiment;
import dev.winnow.ui.subject.Quiet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/// One experiment: name, status and what can be done with it, and its six tabs.
public final class ExperimentView implements ExperimentScreen {
    private final Services services;
    private final OpenExperiment open;
    private final BorderPane root = new BorderPane();
    private final StackPane body = new StackPane();
    private final TextField name = new TextField();
    // A field, not a local: bindings hold it weakly.
    private final Text measure = new Text();
    private final StatusPill pill = new StatusPill("", Tone.NEUTRAL);
    private final HBox buttons = new HBox(8);
    private final MenuButton export = new MenuButton(get("header.export"));
    private final Map<Tab, ToggleButton> tabs = new EnumMap<>(Tab.class);
    private final Map<Tab, Node> pages = new EnumMap<>(Tab.class);
    private final ReadoutViewModel readoutModel;
    private final ReadoutView readout;
    private final DataViewModel dataModel;
    private final HistoryViewModel historyModel;
    private final ReportViewModel reportModel;
    private final Clock clock;

    public ExperimentView(UUID experiment, Tab tab, Services services) {
        this(experiment, tab, services, Clock.system(ZoneId.systemDefault()));
    }

    ExperimentView(UUID experiment, Tab tab, Services services, Clock clock) {
        this.services = services;
        this.clock = clock;
        open = new OpenExperiment(
                experiment, services.session(), services.tasks(), e -> services.dialogs().error(get("failure"), e));
        open.tabProperty().set(tab);
        readoutModel = new ReadoutViewModel(open);
        readout = new ReadoutView(readoutModel, services);
        dataModel = new DataViewModel(open);
        historyModel = new HistoryViewModel(open);
        reportModel = new ReportViewModel(open);
        pages.put(Tab.OVERVIEW, new OverviewView(new OverviewViewModel(open, Quiet.millis(600))));
        pages.put(Tab.DESIGN, new DesignView(new DesignViewModel(open, Quiet.millis(500))));
        pages.put(Tab.DATA, new DataView(dataModel, services));
        pages.put(Tab.READOUT, readout);
        pages.put(Tab.REPORT, new ReportView(reportModel, services));
        pages.put(Tab.HISTORY, new HistoryView(historyModel, services));
        root.setId("experiment");
        root.getStylesheets()
                .add(Objects.requireNonNull(ExperimentView.class.getResource("/css/screens.css"), "screens.css")
                        .toExternalForm());
        root.setTop(new VBox(header(), tabBar()));
        root.setCenter(body);
        open.experimentProperty().subscribe(e -> e.ifPresent(this::fill));
        open.tabProperty().subscribe(this::enter);
        open.runs().addListener((ListChangeListener<Run>) _ -> export.setDisable(open.runs().isEmpty()));
        open.reload();
    }

    private Region header() {
        name.setId("experimentName");
        name.getStyleClass().add("title-field");
        name.setAccessibleText(get("header.name"));
        name.setMinWidth(80);
        name.setOnAction(_ -> rename());
        name.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                rename();
            }
        });
        name.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                open.experiment().ifPresent(x -> name.setText(x.name()));
                root.requestFocus();
                e.consume();
            }
        });
        measure.fontProperty().bind(name.fontProperty());
        measure.textProperty().bind(name.textProperty());
        measure.layoutBoundsProperty().subscribe(b -> name.setPrefWidth(Math.max(120, b.getWidth() + 15)));
        name.setMaxWidth(Region.USE_PREF_SIZE);
        pill.setId("status");
        export.setId("export");
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.setDisable(true);
        for (ReportFormat format : ReportFormat.values()) {
            var item = new MenuItem(get("format." + format));
            item.setOnAction(_ -> exportAs(format));
            export.getItems().add(item);
        }
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        var full = new Tooltip();
        full.textProperty().bind(name.textProperty());
        name.setTooltip(full);
        HBox.setHgrow(name, Priority.SOMETIMES);
        pill.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(8, name, pill, Build.gap(), buttons);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("experiment-header");
        return row;
    }

    private HBox tabBar() {
        var group = new ToggleGroup();
        var bar = new HBox();
        bar.getStyleClass().add("experiment-tabs");
        bar.setAccessibleRole(AccessibleRole.TAB_PANE);
        for (Tab tab : Tab.values()) {
            var button = new ToggleButton(get("tab." + tab));
            button.setId("tab" + tab);
            button.getStyleClass().add("experiment-tab");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setAccessibleRole(AccessibleRole.TAB_ITEM);
            button.setOnAction(_ -> {
                button.setSelected(true);
                open.tabProperty().set(tab);
            });
            tabs.put(tab, button);
            bar.getChildren().add(button);
        }
        bar.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            int step = e.getCode() == KeyCode.RIGHT ? 1 : e.getCode() == KeyCode.LEFT ? -1 : 0;
            if (step != 0) {
                Tab next = Tab.values()[Math.floorMod(tab().ordinal() + step, Tab.values().length)];
                show(next);
                Optional.ofNullable(tabs.get(next)).ifPresent(Node::requestFocus);
                e.consume();
            }
        });
        return bar;
    }

    private void enter(Tab tab) {
        tabs.forEach((t, button) -> {
            button.setSelected(t == tab);
            button.setFocusTraversable(t == tab);
        });
        body.getChildren().setAll(pages.get(tab));
        services.inspector().clear();
        switch (tab) {
            case READOUT -> readout.entered();
            case HISTORY -> historyModel.refresh();
            case REPORT -> reportModel.refresh();
            case OVERVIEW, DESIGN, DATA -> {}
        }
    }

    private void rename() {
        String text = name.getText().strip();
        open.experiment().filter(e -> !e.name().equals(text)).ifPresent(e -> open.change(
                x -> x.withName(text),
                get("note.name"),
                failure -> {
                    name.setText(e.name());
                    open.fail(failure);
                }));
    }

    private void fill(Experiment e) {
        if (!name.isFocused() || name.getText().strip().equals(e.name())) {
            name.setText(e.name());
        }
        name.setEditable(open.readOnly().isEmpty());
        StatusWords.show(pill, e, clock);
        List<Node> row = new ArrayList<>();
        Set<Lifecycle.Action> allowed = open.allowed();
        for (Lifecycle.Action action : Lifecycle.Action.values()) {
            boolean archive = action == Lifecycle.Action.ARCHIVE;
            if (allowed.contains(action) && !archive) {
                var button = Build.button("do" + action, get("action." + action), () -> move(action));
                if (action == Lifecycle.Action.START || action == Lifecycle.Action.RESUME) {
                    button.getStyleClass().add("primary");
                }
                row.add(button);
            }
        }
        row.add(export);
        buttons.getChildren().setAll(row);
        services.navigator().refresh();
    }

    private void move(Lifecycle.Action action) {
        if (action == Lifecycle.Action.STOP) {
            services.dialogs().confirm(
                    get("stop.title"), get("stop.sentence", name.getText()), get("stop.verb"), () -> open.move(action));
        } else {
            open.move(action);
        }
    }

    private void exportAs(ReportFormat format) {
        services.dialogs()
                .openFolder(get("report.folder.choose"))
                .ifPresent(folder -> {
                    show(Tab.REPORT);
                    reportModel.write(Set.of(format), folder);
                });
    }

    @Override
    public UUID experiment() {
        return open.id();
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public Tab tab() {
        return open.tabProperty().get();
    }

    @Override
    public void show(Tab tab) {
        open.tabProperty().set(tab);
    }

    @Override
    public void refresh() {
        open.reload();
    }

    /// Shows a state that was read already.
    void present(OpenExperiment.Loaded loaded) {
        open.show(loaded);
    }

    /// Starts the import of files, as if they were dropped on the Data tab.
    public void importFiles(List<Path> files) {
        show(Tab.DATA);
        dataModel.start(files);
    }

    /// Picks a row of the readout; for the tour.
    public void pick(Selection selection) {
        show(Tab.READOUT);
        readout.pick(selection);
    }

    @Override
    public List<Action> actions() {
        // Tabs and the ways of life are in every window's list of actions.
        List<Action> all = new ArrayList<>();
        all.add(Action.of("experiment.analyse", Action.Menu.EXPERIMENT, get("readout.recompute"), () -> {
                    show(Tab.READOUT);
                    readoutModel.recompute();
                })
                .on("Shortcut+R")
                .unless(() -> open.readOnly().or(() -> open.datasetProperty().get().isEmpty()
                        ? Optional.of(get("readout.empty.data"))
                        : Optional.empty())));
        return List.copyOf(all);
    }

    @Override
    public void close() {
        open.cancelAnalysis();
        dataModel.cancel();
    }
}
