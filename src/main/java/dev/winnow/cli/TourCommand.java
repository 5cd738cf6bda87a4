package dev.winnow.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Walks every screen without a display and writes pictures and reports.
@Command(name = "tour")
final class TourCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR")
    private Path out = Path.of("winnow-tour");

    private final Console console;

    TourCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        return walk(console, out);
    }

    static int walk(Console console, Path out) throws Exception {
        Windows windows = console.windows().orElseThrow(() -> Refusal.of("open.noWindows", "", ""));
        List<Path> files;
        try (ConsoleProgress progress = console.progress()) {
            progress.at(0, Console.TEXTS.get("tour.starts"));
            files = windows.tour(out, progress);
        }
        List<Path> pictures = files.stream().filter(f -> f.toString().endsWith(".png")).toList();
        List<Path> reports = files.stream().filter(f -> !f.toString().endsWith(".png")).toList();
        List<String> lines = new ArrayList<>();
        lines.add(Console.TEXTS.get("tour.pictures", String.valueOf(pictures.size())));
        pictures.forEach(f -> lines.add("  " + f));
        lines.add(Console.TEXTS.get("tour.reports", String.valueOf(reports.size())));
        reports.forEach(f -> lines.add("  " + f));
        return console.print(new Answer(
                Map.of("out", out.toString(), "pictures", texts(pictures), "reports", texts(reports)), lines));
    }

    private static List<String> texts(List<Path> paths) {
        return paths.stream().map(Path::toString).toList();
    }
}
