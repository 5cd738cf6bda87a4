package dev.winnow.cli;

import dev.winnow.app.Samples;
import dev.winnow.methods.Catalogue;
import dev.winnow.task.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/// The training run of the start-up cache: the commands that have to start fast, once each, with nobody listening.
final class Training {
    private Training() {}

    /// @param args a scratch folder
    public static void main(String[] args) throws IOException {
        Path scratch = Path.of(args[0]);
        Samples.write(scratch, Samples.SEED, Progress.none());
        run("--version");
        run("--version", "--json");
        run("--help");
        run("analyze", "--help");
        run(
                "analyze",
                scratch.resolve("checkout.csv.gz").toString(),
                "--unit",
                "visitor",
                "--variant",
                "variant",
                "--time",
                "exposed_at",
                "--metric",
                "conversion=proportion:converted",
                "--metric",
                "value=mean:order_value",
                "--covariate",
                "conversion=visits_before",
                "--segment",
                "country",
                "--out",
                scratch.resolve("out").toString(),
                "--format",
                "json");
        run("methods");
        Path requests = scratch.resolve("requests.ndjson");
        Files.writeString(requests, requests());
        run("compute", "--input", requests.toString());
        String workspace = scratch.resolve("workspace").toString();
        run("--workspace", workspace, "project", "create", "Training", "--json");
        run("--workspace", workspace, "experiment", "list");
    }

    /// The example of every method.
    private static String requests() {
        return Catalogue.all().stream()
                .map(m -> "{\"id\":\"%s\",\"method\":\"%s\",\"input\":%s}\n"
                        .formatted(m.id(), m.id(), m.example().replace("\n", " ")))
                .collect(Collectors.joining());
    }

    private static void run(String... args) {
        PrintWriter nobody = new PrintWriter(Writer.nullWriter());
        new Cli(nobody, nobody, ConsoleProgress.Style.PLAIN, Optional.empty()).run(args);
    }
}
