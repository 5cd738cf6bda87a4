package dev.winnow.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.app.Session;
import dev.winnow.experiment.Experiment;
import dev.winnow.ui.Action;
import dev.winnow.ui.Tab;
import dev.winnow.ui.readout.EffectsTable;
import dev.winnow.ui.readout.Selection;
import dev.winnow.ui.settings.Choices.ThemeChoice;
import dev.winnow.ui.subject.OnFx;
import dev.winnow.ui.subject.TestServices;
import dev.winnow.ui.subject.Workspaces;
import dev.winnow.ui.theme.Themes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JourneyTest {
    @TempDir
    Path folder;

    private Session session;
    private Experiment experiment;

    @BeforeEach
    void openWorkspace() throws Exception {
        session = Session.open(folder.resolve("workspace"));
        experiment = Workspaces.experiment(session);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void fromAFileToAReadoutToAReport() throws Exception {
        Path csv = Workspaces.csv(folder);
        Path out = Files.createDirectory(folder.resolve("out"));
        OnFx.call(() -> {
            var told = new TestServices(session).files(List.of(csv)).folder(out);
            var view = new ExperimentView(experiment.id(), Tab.DATA, told.services());
            Scene scene = scene(view);
            button(scene, "openData").fire();
            layout(scene);
            assertFalse(button(scene, "importNow").isDisabled());
            button(scene, "importNow").fire();
            layout(scene);
            assertNotNull(scene.lookup("#datasetPage"), told.said.toString());

            view.show(Tab.READOUT);
            layout(scene);
            button(scene, "analyse").fire();
            layout(scene);
            assertEquals(List.of(), told.said);
            assertTrue(((Labeled) scene.lookup("#verdictSentence")).getText().contains("converted"));
            Node row = scene.lookup("#" + EffectsTable.id(new Selection("converted", "B")));
            assertTrue(row.getPseudoClassStates().contains(PseudoClass.getPseudoClass("selected")));
            assertTrue(row.getAccessibleText().contains("B"));
            assertEquals(1, told.explained.stream().map(e -> e.subtitle()).distinct().count());

            view.show(Tab.REPORT);
            layout(scene);
            for (String format : List.of("PDF", "XLSX")) {
                ((CheckBox) scene.lookup("#format" + format)).fire();
            }
            assertTrue(button(scene, "writeReport").isDisabled());
            assertEquals("Choose at least one format.", ((Labeled) scene.lookup("#reportWhy")).getText());
            ((CheckBox) scene.lookup("#formatMARKDOWN")).fire();
            button(scene, "chooseFolder").fire();
            button(scene, "writeReport").fire();
            assertEquals(List.of(), told.said);
            view.close();
            return null;
        });
        try (var files = Files.list(out)) {
            assertEquals(1, files.filter(f -> f.toString().endsWith(".md")).count());
        }
    }

    @Test
    void everyTabOpensAndNamesWhatHasNoText() throws Exception {
        OnFx.call(() -> {
            var view = new ExperimentView(experiment.id(), Tab.OVERVIEW, new TestServices(session).services());
            Scene scene = scene(view);
            for (Tab tab : Tab.values()) {
                view.show(tab);
                layout(scene);
                assertEquals(tab, view.tab());
                for (Node n : scene.getRoot().lookupAll(".button")) {
                    var button = (Labeled) n;
                    assertTrue(
                            !button.getText().isBlank() || button.getAccessibleText() != null, tab + " has a mute button " + n.getId());
                }
            }
            assertEquals(
                    List.of("experiment.analyse"),
                    view.actions().stream().map(Action::id).toList(),
                    "tabs and lifecycle are actions of the window");
            return null;
        });
    }

    @Test
    void anUnknownExperimentIsToldInWords() throws Exception {
        OnFx.call(() -> {
            var told = new TestServices(session);
            new ExperimentView(UUID.randomUUID(), Tab.OVERVIEW, told.services());
            assertFalse(told.said.isEmpty());
            assertFalse(told.said.getFirst().contains("Exception"), told.said.toString());
            return null;
        });
    }

    private static Scene scene(ExperimentView view) {
        var scene = new Scene(new StackPane(view.node()), 900, 700);
        Themes.apply(scene, ThemeChoice.LIGHT, 13);
        layout(scene);
        return scene;
    }

    private static void layout(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private static Button button(Scene scene, String id) {
        Node found = scene.lookup("#" + id);
        assertNotNull(found, "no button " + id);
        return (Button) found;
    }
}
