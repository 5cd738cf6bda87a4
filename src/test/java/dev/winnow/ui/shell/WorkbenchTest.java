package dev.winnow.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.app.Session;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Project;
import dev.winnow.ui.Action;
import dev.winnow.ui.App;
import dev.winnow.ui.FxExtension;
import dev.winnow.ui.Tab;
import dev.winnow.ui.Wiring;
import dev.winnow.ui.settings.Choices;
import dev.winnow.ui.settings.Choices.ThemeChoice;
import dev.winnow.ui.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The whole window on a real workspace, without a stage.
@ExtendWith(FxExtension.class)
class WorkbenchTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T13:58:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final Settings settings = Settings.transitory(Choices.usual().withTheme(ThemeChoice.LIGHT));
    private App app;
    private Experiment experiment;

    @BeforeEach
    void open() throws Exception {
        Path workspace = folder.resolve("Team");
        try (Session session = Session.open(workspace, "Ada", CLOCK)) {
            Project shop = session.projects().create("Shop");
            session.projects().create("Quiet");
            experiment = session.experiments()
                    .create(shop.id(), "Bigger button", session.experiments().templates().getFirst().design());
        }
        app = FxExtension.onFx(() -> new App(
                Wiring.parts(settings, CLOCK, f -> Session.open(f, "Ada", CLOCK)), 1440, 900));
        FxExtension.onFx(() -> {
            app.open(workspace);
            return 0;
        });
        FxExtension.await(() -> app.workbench().isPresent() && app.tasks().running().isEmpty());
    }

    @AfterEach
    void close() throws Exception {
        FxExtension.onFx(() -> {
            app.close();
            return 0;
        });
    }

    private Workbench bench() {
        return app.workbench().orElseThrow();
    }

    private <T extends Node> T find(String id, Class<T> type) throws Exception {
        return FxExtension.onFx(() -> {
            app.scene().getRoot().applyCss();
            app.scene().getRoot().layout();
            Node node = app.scene().lookup(id);
            if (node == null) {
                throw new AssertionError(id + " is not there");
            }
            return type.cast(node);
        });
    }

    private void fire(String id) throws Exception {
        FxExtension.onFx(() -> {
            bench().actions().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow().fire();
            return 0;
        });
        FxExtension.await(() -> app.tasks().running().isEmpty());
    }

    @Test
    void noTwoActionsShareAKey() throws Exception {
        FxExtension.onFx(() -> {
            bench().experiment(experiment.id(), Tab.OVERVIEW);
            return 0;
        });
        FxExtension.await(() -> app.tasks().running().isEmpty());
        var byKey = new TreeMap<String, List<String>>();
        var ids = new ArrayList<String>();
        for (Action a : bench().actions()) {
            ids.add(a.id());
            a.key().ifPresent(k -> byKey.computeIfAbsent(Keys.text(k), _ -> new ArrayList<>()).add(a.id()));
        }
        byKey.forEach((key, actions) -> assertEquals(1, actions.size(), () -> key + " is the key of " + actions));
        assertEquals(ids.size(), Set.copyOf(ids).size(), () -> "ids must be unique: " + ids);
        assertEquals("Ctrl 1", byKey.entrySet().stream().filter(e -> e.getValue().contains("tab.overview"))
                .map(e -> e.getKey()).collect(Collectors.joining()));
    }

    @Test
    void theTreeListsProjectsWithTheirExperiments() throws Exception {
        TreePane tree = find("#tree", TreePane.class);
        List<String> rows = FxExtension.onFx(() -> tree.rows().stream().map(WorkbenchTest::words).toList());
        assertEquals(List.of("Quiet", "No experiments", "Shop", "Bigger button draft"), rows);
        TextField filter = find("#filter", TextField.class);
        FxExtension.onFx(() -> {
            filter.setText("BUTT");
            return 0;
        });
        assertEquals(List.of("Shop", "Bigger button draft"),
                FxExtension.onFx(() -> tree.rows().stream().map(WorkbenchTest::words).toList()));
    }

    private static String words(TreeRow row) {
        return switch (row) {
            case TreeRow.Heading(var p) -> p.name();
            case TreeRow.Hint(var text) -> text;
            case TreeRow.Item(var e, var remark) -> e.name() + " " + remark;
        };
    }

    @Test
    void aProjectIsMadeFromItsSheet() throws Exception {
        fire("new.project");
        TextField name = find("#nameField", TextField.class);
        Button go = find("#nameGo", Button.class);
        FxExtension.onFx(() -> {
            name.setText("   ");
            go.fire();
            return 0;
        });
        assertTrue(FxExtension.onFx(() -> app.scene().lookup("#sheet") != null), "an empty name is refused in place");
        FxExtension.onFx(() -> {
            name.setText("Models");
            go.fire();
            return 0;
        });
        FxExtension.await(() -> app.tasks().running().isEmpty()
                && bench().projects().stream().anyMatch(p -> p.name().equals("Models")));
        assertTrue(FxExtension.onFx(() -> app.scene().lookup("#sheet") == null));
    }

    @Test
    void whatCannotBeDoneSaysWhy() throws Exception {
        Action pause = bench().actions().stream().filter(a -> a.id().equals("life.pause")).findFirst().orElseThrow();
        assertEquals("Open an experiment first.", FxExtension.onFx(() -> pause.whyNot().get().orElse("")));
    }

    @Test
    void thePaletteRunsWhatIsTyped() throws Exception {
        fire("palette.show");
        TextField typed = find("#paletteField", TextField.class);
        FxExtension.onFx(() -> {
            typed.setText("settings");
            typed.fireEvent(new javafx.scene.input.KeyEvent(javafx.scene.input.KeyEvent.KEY_PRESSED, "", "",
                    javafx.scene.input.KeyCode.ENTER, false, false, false, false));
            return 0;
        });
        find("#settings", Parent.class);
        assertTrue(FxExtension.onFx(() -> app.scene().lookup("#palette") == null));
        assertEquals("app.settings", settings.choices().commands().getFirst());
    }

    @Test
    void theThemeIsAStyleClassOfTheRoot() throws Exception {
        fire("theme.dark");
        assertTrue(FxExtension.onFx(() -> app.scene().getRoot().getStyleClass().contains("dark")));
        fire("theme.light");
        assertFalse(FxExtension.onFx(() -> app.scene().getRoot().getStyleClass().contains("dark")));
    }

    @Test
    void droppedFilesGoToTheImport() throws Exception {
        Path csv = Files.writeString(folder.resolve("d.csv"), "user,variant,converted\nu1,A,1\nu2,B,0\nu3,A,0\nu4,B,1\n");
        FxExtension.onFx(() -> {
            bench().experiment(experiment.id(), Tab.OVERVIEW);
            bench().importFiles(List.of(csv));
            return 0;
        });
        FxExtension.await(() -> app.tasks().running().isEmpty());
        assertEquals(experiment.name(), FxExtension.onFx(() -> bench().experiment().orElseThrow().name()));
    }

    @Test
    void everythingOnTheFramesPagesHasWordsOrASpokenName() throws Exception {
        for (String page : List.of("go.start", "app.settings", "help.shortcuts", "help.about", "new.experiment")) {
            fire(page);
            FxExtension.onFx(() -> {
                app.scene().getRoot().applyCss();
                app.scene().getRoot().layout();
                speaks(app.scene().getRoot(), page);
                bench().closeOverlays();
                return 0;
            });
        }
    }

    private static void speaks(Node node, String page) {
        if (node instanceof Labeled l && !(l instanceof Label) && l.isFocusTraversable() && l.isVisible()) {
            String text = l.getText() == null ? "" : l.getText();
            String spoken = l.getAccessibleText() == null ? "" : l.getAccessibleText();
            assertFalse((text + spoken).isBlank(), () -> page + ": " + l + " says nothing");
        }
        if (node instanceof TextField t) {
            String spoken = t.getAccessibleText() == null ? "" : t.getAccessibleText();
            assertFalse(spoken.isBlank(), () -> page + ": " + t + " says nothing");
        }
        if (node instanceof Parent p) {
            p.getChildrenUnmodifiable().forEach(c -> speaks(c, page));
        }
    }

    @Test
    void tabVisitsEveryControlOfTheStartPageOnce() throws Exception {
        List<Node> visited = FxExtension.onFx(() -> {
            app.scene().getRoot().applyCss();
            app.scene().getRoot().layout();
            var order = new ArrayList<Node>();
            Node first = app.scene().lookup("#openPalette");
            first.requestFocus();
            Node now = app.scene().getFocusOwner();
            while (now != null && !order.contains(now) && order.size() < 100) {
                order.add(now);
                now.requestFocusTraversal(javafx.scene.TraversalDirection.NEXT);
                now = app.scene().getFocusOwner();
            }
            return order;
        });
        for (String id : List.of("openPalette", "toggleInspector", "workspace", "filter", "goStart", "startNew", "taskLog")) {
            assertEquals(1, visited.stream().filter(n -> id.equals(n.getId())).count(), () -> id + " in " + visited);
        }
    }
}
