package dev.winnow.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.app.Session;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Project;
import dev.winnow.ui.App;
import dev.winnow.ui.FxExtension;
import dev.winnow.ui.Wiring;
import dev.winnow.ui.settings.Choices;
import dev.winnow.ui.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A person at the real window with keyboard and mouse: find an experiment, bring data, read the answer, ask why.
@ExtendWith(FxExtension.class)
class WindowJourneyTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T13:58:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private App app;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        Path workspace = folder.resolve("Team");
        try (Session session = Session.open(workspace, "Ada", CLOCK)) {
            Project shop = session.projects().create("Shop");
            Experiment made = session.experiments()
                    .create(shop.id(), "Bigger button", session.experiments().templates().getFirst().design());
            assertEquals("Bigger button", made.name());
        }
        app = FxExtension.onFx(() -> new App(
                Wiring.parts(Settings.transitory(Choices.usual()), CLOCK, f -> Session.open(f, "Ada", CLOCK)), 980, 760));
        stage = FxExtension.onFx(Stage::new);
        FxExtension.onFx(() -> {
            stage.setX(0);
            stage.setY(0);
            app.show(stage);
            app.open(workspace);
            return 0;
        });
        FxExtension.await(() -> app.workbench().isPresent() && app.tasks().running().isEmpty());
    }

    @AfterEach
    void close() throws Exception {
        FxExtension.onFx(() -> {
            app.close();
            stage.hide();
            return 0;
        });
    }

    private void await(String id) throws Exception {
        FxExtension.await(() -> app.tasks().running().isEmpty() && app.scene().lookup(id) != null);
    }

    @Test
    void fromTheKeyboardToAnAnswerThatExplainsItself() throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        await("#paletteField");
        robot.write("Bigger");
        robot.push(KeyCode.ENTER);
        await("#experiment");

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        await("#dataView");
        Path csv = data();
        FxExtension.onFx(() -> {
            app.workbench().orElseThrow().importFiles(List.of(csv));
            return 0;
        });
        await("#mappingPage");
        FxExtension.await(() -> app.scene().lookup("#importNow") instanceof Labeled b && !b.isDisabled());
        robot.clickOn("#importNow");
        await("#datasetPage");

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        await("#readoutView");
        robot.push(KeyCode.CONTROL, KeyCode.R);
        await("#verdictSentence");
        String sentence = FxExtension.onFx(() -> ((Labeled) app.scene().lookup("#verdictSentence")).getText());
        assertTrue(sentence.contains("95\u00a0%"), sentence);
        assertEquals(
                1,
                FxExtension.onFx(() -> app.workbench()
                                .orElseThrow()
                                .services()
                                .session()
                                .experiments()
                                .list()
                                .size())
                        .intValue());
    }

    private Path data() throws Exception {
        var random = new Random(5);
        var text = new StringBuilder("visitor_id,variant,converted\n");
        for (int i = 0; i < 4000; i++) {
            boolean b = random.nextBoolean();
            text.append('v').append(i).append(b ? ",treatment," : ",control,");
            text.append(random.nextDouble() < (b ? 0.3 : 0.2) ? 1 : 0).append('\n');
        }
        return Files.writeString(folder.resolve("visits.csv"), text);
    }
}
