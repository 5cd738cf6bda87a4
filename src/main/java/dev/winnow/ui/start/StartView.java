package dev.winnow.ui.start;

import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Status;
import dev.winnow.text.Texts;
import dev.winnow.ui.Action;
import dev.winnow.ui.Desktop;
import dev.winnow.ui.Services;
import dev.winnow.ui.Tab;
import dev.winnow.ui.controls.Card;
import dev.winnow.ui.controls.Lines;
import dev.winnow.ui.controls.StatusPill;
import dev.winnow.ui.controls.Tone;
import dev.winnow.ui.shell.Keys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where one begins: new work, what runs, recent workspaces, samples.
public final class StartView extends VBox {
    private static final Texts TEXT = Texts.of("shell");
    private static final List<String> KEYS =
            List.of("palette.show", "new.experiment", "data.import", "tab.next", "inspector.toggle", "help.shortcuts");

    private final Services services;
    private final Desktop desktop;
    private final Card going = new Card(TEXT.get("start.going"));
    private final Lines goingRows = new Lines();

    public StartView(Services services, Desktop desktop) {
        super(16);
        this.services = services;
        this.desktop = desktop;
        setId("start");
        getStyleClass().add("page");
        int hour = Instant.now(desktop.clock()).atZone(desktop.clock().getZone()).getHour();
        var head = new Label(TEXT.get(hour < 5 || hour >= 18 ? "start.evening" : hour < 12 ? "start.morning" : "start.afternoon"));
        head.getStyleClass().add("h1");
        going.getChildren().add(goingRows);
        HBox.setHgrow(going, Priority.ALWAYS);
        var first = new HBox(12, begin(), going);
        getChildren().addAll(head, first, title("start.recent"), new RecentCard(desktop));
        var samples = desktop.gallery().samples();
        if (!samples.isEmpty()) {
            getChildren().addAll(title("start.samples"), samples(samples));
        }
    }

    private static Label title(String key) {
        var label = new Label(TEXT.get(key));
        label.getStyleClass().addAll("h2", "page-section");
        return label;
    }

    private Card begin() {
        var create = button("start.new", () -> services.navigator().newExperiment(Optional.empty()));
        create.getStyleClass().add("primary");
        create.setId("startNew");
        var data = button("start.data", () -> fire("data.import"));
        var open = button("start.open", () -> fire("workspace.open"));
        services.session().readOnly().ifPresent(_ -> {
            create.setDisable(true);
            data.setDisable(true);
        });
        var row = new FlowPane(8, 8, create, data, open);
        var hint = new Label(TEXT.get("start.drop"));
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.getStyleClass().add("muted");
        var card = new Card(TEXT.get("start.begin"), row, hint);
        HBox.setHgrow(card, Priority.ALWAYS);
        card.setPrefWidth(440);
        card.setMinWidth(240);
        going.setPrefWidth(320);
        going.setMinWidth(200);
        return card;
    }

    private Runnable importing = () -> {};
    private Runnable opening = () -> {};

    private void fire(String id) {
        (id.equals("data.import") ? importing : opening).run();
    }

    private static Button button(String key, Runnable run) {
        var b = new Button(TEXT.get(key));
        b.setMinWidth(Region.USE_PREF_SIZE);
        b.setOnAction(_ -> run.run());
        return b;
    }

    /// What is under way in this workspace; shown as soon as it is known.
    public void show(List<Experiment> experiments) {
        goingRows.getChildren().clear();
        Predicate<Experiment> live = e -> !e.archived() && (e.status() == Status.RUNNING || e.status() == Status.PAUSED);
        experiments.stream().filter(live).limit(3).forEach(e -> goingRows.getChildren().add(line(e)));
        if (goingRows.getChildren().isEmpty()) {
            var none = new Label(TEXT.get(experiments.isEmpty() ? "start.going.first" : "start.going.none"));
            none.setWrapText(true);
            none.setMinHeight(Region.USE_PREF_SIZE);
            none.getStyleClass().add("muted");
            goingRows.getChildren().add(none);
        }
    }

    private Node line(Experiment e) {
        var name = new Button(e.name());
        name.setMnemonicParsing(false);
        name.getStyleClass().add("link");
        name.setMinWidth(0);
        name.setOnAction(_ -> services.navigator().experiment(e.id(), Tab.READOUT));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var pill = new StatusPill(TEXT.get("remark." + (e.status() == Status.RUNNING ? "running" : "paused")),
                e.status() == Status.RUNNING ? Tone.GOOD : Tone.WARN);
        var row = new HBox(8, name, gap, pill);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox samples(List<Gallery.Sample> samples) {
        var tiles = new HBox(12);
        for (var sample : samples) {
            var story = new Label(sample.story());
            story.setWrapText(true);
            story.setMinHeight(Region.USE_PREF_SIZE);
            story.getStyleClass().add("muted");
            VBox.setVgrow(story, Priority.ALWAYS);
            story.setMaxHeight(Double.MAX_VALUE);
            story.setAlignment(Pos.TOP_LEFT);
            var open = button("start.sample", () -> open(sample));
            open.setAccessibleText(TEXT.get("action.sample", sample.title()));
            open.setDisable(services.session().readOnly().isPresent());
            var card = new Card(sample.title(), story, open);
            card.setPrefWidth(240);
            card.setMinWidth(150);
            HBox.setHgrow(card, Priority.ALWAYS);
            tiles.getChildren().add(card);
        }
        return tiles;
    }

    private void open(Gallery.Sample sample) {
        services.tasks().run(TEXT.get("task.sample"), p -> desktop.gallery().add(sample.id(), p), id -> {
            services.navigator().refresh();
            services.navigator().experiment(id, Tab.READOUT);
        }, e -> services.dialogs().error(TEXT.get("failed.sample"), e));
    }

    /// The keys worth knowing first, for the pane at the right.
    public Node hint(List<Action> actions) {
        actions.forEach(a -> {
            if (a.id().equals("data.import")) {
                importing = a::fire;
            } else if (a.id().equals("workspace.open")) {
                opening = a::fire;
            }
        });
        var box = new VBox(8);
        var first = new Label(TEXT.get("start.first"));
        first.getStyleClass().add("inspector-title");
        var text = new Label(TEXT.get("start.first.text"));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add("muted");
        var keys = new Label(TEXT.get("start.keys"));
        keys.getStyleClass().add("inspector-section");
        box.getChildren().addAll(first, text, keys);
        for (String id : KEYS) {
            actions.stream().filter(a -> a.id().equals(id) && a.key().isPresent()).forEach(a -> {
                var what = new Label(a.text().get());
                what.getStyleClass().add("muted");
                var key = new Label(Keys.text(a.key().get()));
                key.getStyleClass().add("key");
                key.setMinWidth(Region.USE_PREF_SIZE);
                var gap = new Region();
                HBox.setHgrow(gap, Priority.ALWAYS);
                var row = new HBox(8, what, gap, key);
                row.setAlignment(Pos.CENTER_LEFT);
                box.getChildren().add(row);
            });
        }
        return box;
    }
}
