package dev.winnow.ui.experiment;

import dev.winnow.app.Run;
import dev.winnow.app.Session;
import dev.winnow.data.ColumnProfile;
import dev.winnow.data.ColumnType;
import dev.winnow.data.Crossovers;
import dev.winnow.data.DatasetRef;
import dev.winnow.data.FileFormat;
import dev.winnow.data.Layout;
import dev.winnow.data.Mapping;
import dev.winnow.data.MetricSource;
import dev.winnow.data.Preview;
import dev.winnow.data.ReadOptions;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Direction;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.MetricRole;
import dev.winnow.experiment.Variant;
import dev.winnow.readout.Readout;
import dev.winnow.ui.Tab;
import dev.winnow.ui.readout.SampleReadouts;
import dev.winnow.ui.settings.Choices.ThemeChoice;
import dev.winnow.ui.subject.OpenExperiment;
import dev.winnow.ui.subject.TestServices;
import dev.winnow.ui.theme.Themes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;

/// Photographs the tabs of an experiment into a folder, for looking at them while they are built.
public final class ScreenPictures {
    private ScreenPictures() {}

    public static void main(String[] args) throws Exception {
        Path out = Files.createDirectories(Path.of(args[0]));
        var end = new java.util.concurrent.CountDownLatch(1);
        Platform.startup(() -> {
            try {
                Themes.loadFonts();
                take(out);
            } catch (Exception e) {
                e.printStackTrace();
            } finally {
                end.countDown();
            }
        });
        end.await();
        Platform.exit();
    }

    private static void take(Path out) throws Exception {
        Session session = Session.open(Files.createTempDirectory("pictures"));
        var project = session.projects().create("Checkout");
        Experiment e = session.experiments().create(project.id(), "Shorter checkout", design());
        e = session.experiments().save(e.withNotes("Agreed with **payments**: freeze until 22 Nov."), "notes");
        e = session.experiments().save(e.withName("Shorter checkout, three steps"), "name");
        e = session.experiments().move(e.id(), dev.winnow.experiment.Lifecycle.Action.START);
        Experiment shown = e;
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            for (int[] size : new int[][] {{1440, 900}, {1024, 700}}) {
                String suffix = "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + size[0] + ".png";
                for (Tab tab : Tab.values()) {
                    shoot(session, shown, tab, SampleReadouts.ship(), theme, size, out.resolve(tab.name().toLowerCase(java.util.Locale.ROOT) + suffix), 0);
                }
                shoot(session, shown, Tab.READOUT, SampleReadouts.many(), theme, size, out.resolve("many" + suffix), 0);
                shoot(session, shown, Tab.READOUT, SampleReadouts.ship(), theme, size, out.resolve("readout-below" + suffix), 1);
            }
        }
        session.close();
    }

    private static void shoot(
            Session session, Experiment e, Tab tab, Readout readout, ThemeChoice theme, int[] size, Path file, double scroll)
            throws IOException {
        var view = new ExperimentView(e.id(), tab, new TestServices(session).services());
        var run = new Run(UUID.randomUUID(), e.id(), UUID.randomUUID(), 3, Instant.parse("2026-11-22T14:02:00Z"), "ada", readout, tab == Tab.READOUT && scroll == 0 && readout.variants().size() > 2, false);
        view.present(new OpenExperiment.Loaded(e, Optional.of(dataset()), List.of(run)));
        var frame = new BorderPane(view.node());
        var left = new Region();
        left.setPrefWidth(size[0] > 1100 ? 224 : 200);
        left.setStyle("-fx-background-color: -w-panel;");
        var right = new Region();
        right.setPrefWidth(276);
        right.setStyle("-fx-background-color: -w-panel;");
        frame.setLeft(left);
        frame.setRight(right);
        var scene = new Scene(frame, size[0], size[1] - 68);
        Themes.apply(scene, theme, 13);
        frame.applyCss();
        frame.layout();
        frame.lookupAll(".page-scroll").forEach(n -> {
            if (n instanceof ScrollPane s) {
                s.setVvalue(scroll);
            }
        });
        frame.applyCss();
        frame.layout();
        ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", file.toFile());
    }

    private static Design design() {
        return new Design(
                "Fewer steps make more visitors finish the checkout, because the address form is asked for once.",
                "visitor", List.of(new Variant("control", 0.5), new Variant("B", 0.5)), "control",
                List.of(
                        new Metric("Checkout conversion", new MetricKind.Proportion(), MetricRole.PRIMARY, Direction.INCREASE, "", Optional.empty(), Optional.of(0.01)),
                        new Metric("Time to pay", new MetricKind.Quantile(0.9), MetricRole.SECONDARY, Direction.DECREASE, "s", Optional.empty(), Optional.empty()),
                        new Metric("Refund rate", new MetricKind.Proportion(), MetricRole.GUARDRAIL, Direction.DECREASE, "", Optional.of(0.03), Optional.empty())),
                0.05, 0.8, Optional.of(131_600L), Optional.of(LocalDate.of(2026, 11, 2)), Optional.of(21));
    }

    static DatasetRef dataset() {
        return new DatasetRef(
                UUID.randomUUID(), "orders_nov", List.of("orders_nov.csv"),
                "3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b", 276_715, 31_400_000, options(), mapping(),
                Instant.parse("2026-11-22T13:58:00Z"));
    }

    static ReadOptions options() {
        return new ReadOptions(FileFormat.CSV, ";", "\"", "UTF-8", true, true, true);
    }

    static Mapping mapping() {
        return new Mapping(
                Layout.UNITS, Optional.of("visitor_id"), "arm", Optional.of("first_seen"), Optional.empty(),
                List.of(new MetricSource("Checkout conversion", "paid", Optional.empty(), Optional.of("paid_before"), Optional.empty(), Optional.empty(), Optional.empty())),
                List.of("device"), Crossovers.EXCLUDE, ZoneOffset.UTC);
    }

    static Preview preview() {
        List<ColumnProfile> columns = List.of(
                new ColumnProfile("visitor_id", ColumnType.TEXT, 0, 276_715, Optional.of("a0001"), Optional.of("z9999"), List.of(), List.of("a0001", "a0002")),
                new ColumnProfile("arm", ColumnType.TEXT, 12, 2, Optional.of("B"), Optional.of("control"), List.of(), List.of("control", "B")),
                new ColumnProfile("paid", ColumnType.INTEGER, 0, 2, Optional.of("0"), Optional.of("1"), List.of(241L, 0L, 0L, 35L), List.of("0", "1")),
                new ColumnProfile("paid_before", ColumnType.DECIMAL, 3, 40, Optional.of("0"), Optional.of("12.5"), List.of(120L, 80L, 60L, 20L, 10L, 4L, 2L, 1L), List.of("0", "1,5")),
                new ColumnProfile("first_seen", ColumnType.TIME, 0, 9000, Optional.of("2026-11-02"), Optional.of("2026-11-22"), List.of(5L, 6L, 5L, 6L, 4L, 3L), List.of("2026-11-02 10:00")),
                new ColumnProfile("device", ColumnType.TEXT, 0, 3, Optional.of("desktop"), Optional.of("tablet"), List.of(), List.of("mobile", "desktop")));
        List<List<String>> rows = java.util.stream.IntStream.range(0, 60)
                .mapToObj(i -> List.of("a" + (1000 + i), i % 2 == 0 ? "control" : "B", i % 7 == 0 ? "1" : "0", i + ",5", "2026-11-02 10:" + (10 + i % 50), i % 3 == 0 ? "mobile" : "desktop"))
                .toList();
        return new Preview(List.of(Path.of("orders_nov.csv")), options(), columns, rows, 10_000, false, List.of("Column paid_before has a comma as decimal mark."));
    }
}
