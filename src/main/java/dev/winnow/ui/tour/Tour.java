package dev.winnow.ui.tour;

import dev.winnow.app.Run;
import dev.winnow.app.Samples;
import dev.winnow.app.Session;
import dev.winnow.app.WorkspaceException;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.InputException;
import dev.winnow.report.ReportFormat;
import dev.winnow.task.Progress;
import dev.winnow.text.Texts;
import dev.winnow.ui.App;
import dev.winnow.ui.Wiring;
import dev.winnow.ui.settings.Choices;
import dev.winnow.ui.settings.Choices.ThemeChoice;
import dev.winnow.ui.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;

/// Walks every screen without a display, in both themes and two sizes, and writes a picture of each; then the reports of
/// the samples. By a clock that stands still, so that the same program gives the same pictures.
public final class Tour {
    private static final Texts TEXT = Texts.of("shell");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T13:58:00Z"), ZoneOffset.UTC);

    private record Size(int width, int height) {}

    private static final List<Size> SIZES = List.of(new Size(1440, 900), new Size(1024, 700));

    private final Path out;
    private final Progress progress;
    private final List<Path> files = new ArrayList<>();

    private Tour(Path out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    /// Walks and writes below `out`: `workspace`, `pictures`, `reports`. What an earlier tour left there is replaced.
    ///
    /// @return the pictures and reports, in order
    public static List<Path> run(Path out, Progress progress) throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        startToolkit();
        return new Tour(out, progress).walk();
    }

    private static void startToolkit() {
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException e) {
            // It runs already, as in the tests.
            Platform.runLater(() -> {});
        }
        Platform.setImplicitExit(false);
    }

    private List<Path> walk() throws Exception {
        Path workspace = out.resolve(TEXT.get("tour.workspace"));
        Path empty = out.resolve(TEXT.get("tour.empty"));
        clear(workspace);
        clear(empty);
        clear(out.resolve("pictures"));
        clear(out.resolve("reports"));
        Files.createDirectories(out);
        progress.at(0, TEXT.get("tour.samples"));
        try (Session session = open(workspace)) {
            Samples.create(session, progress);
            reports(session);
        }
        Path data = out.resolve("sample-data");
        Samples.write(data, Samples.SEED, progress);
        int step = 0;
        for (Size size : SIZES) {
            for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                progress.check();
                progress.at(0.1 + 0.2 * step++, TEXT.get("tour.walking", name(theme), Integer.toString(size.width)));
                walk(workspace, empty, data, size, theme);
            }
        }
        clear(empty);
        progress.at(1, TEXT.get("tour.ready"));
        return List.copyOf(files);
    }

    private static Session open(Path folder) throws WorkspaceException {
        return Session.open(folder, TEXT.get("tour.author"), CLOCK);
    }

    private void walk(Path workspace, Path empty, Path data, Size size, ThemeChoice theme) throws Exception {
        clear(empty);
        String suffix = name(theme) + "-" + size.width;
        var first = app(size, theme);
        var shots = new Shots(out.resolve("pictures"), suffix, first, progress);
        shots.open(empty);
        shots.emptyWorkspace();
        shots.untidy(UntidyFile.write(out.resolve("untidy-data")));
        Camera.onFx(() -> {
            first.close();
            return first;
        });
        var second = app(size, theme);
        shots.with(second);
        shots.open(workspace);
        shots.everything(data);
        Camera.onFx(() -> {
            second.close();
            return second;
        });
        files.addAll(shots.files());
    }

    private static App app(Size size, ThemeChoice theme) throws Exception {
        var settings = Settings.transitory(Choices.usual().withTheme(theme));
        return Camera.onFx(() -> new App(Wiring.parts(settings, CLOCK, Tour::open), size.width, size.height));
    }

    private void reports(Session session) throws WorkspaceException, InputException {
        for (Experiment e : session.experiments().list()) {
            Optional<Run> run = session.analyses().latest(e.id());
            if (run.isPresent()) {
                progress.at(-1, TEXT.get("tour.reports", e.name()));
                files.addAll(session.reports()
                        .write(run.get(), EnumSet.allOf(ReportFormat.class), out.resolve("reports"), progress));
            }
        }
    }

    static String name(ThemeChoice theme) {
        return theme.name().toLowerCase(Locale.ROOT);
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
