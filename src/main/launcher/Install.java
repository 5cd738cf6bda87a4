import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Build step, run by the JDK that the build selected: puts the launchers beside the jars, notes that JDK's place for
/// them, and records a cache of loaded and linked classes from a training run, so that short commands start fast.
final class Install {
    private static final long PATIENCE_SECONDS = 180;

    private Install() {}

    /// @param args folder of the program, folder of the launchers' sources, the window's modules, `true` to skip the
    ///             training run
    public static void main(String[] args) throws IOException, InterruptedException {
        Path home = Path.of(args[0]);
        Path sources = Path.of(args[1]);
        Path bin = Files.createDirectories(home.resolve("bin"));
        for (String name : List.of("winnow", "winnow.bat")) {
            String text = Files.readString(sources.resolve(name)).replace("@modules@", args[2]);
            Path script = bin.resolve(name);
            Files.writeString(script, name.endsWith(".bat") ? text.replace("\r", "").replace("\n", "\r\n") : text);
            if (!script.toFile().setExecutable(true, false)) {
                throw new IOException("cannot make " + script + " executable");
            }
        }
        Path jdk = Path.of(System.getProperty("java.home"));
        Files.writeString(home.resolve("lib/jdk.path"), jdk + "\n");
        Path cache = home.resolve("lib/winnow.aot");
        Files.deleteIfExists(cache);
        if (!Boolean.parseBoolean(args[3])) {
            train(home.toAbsolutePath(), jdk, cache.toAbsolutePath());
        }
    }

    /// A program without the cache is only slower to start, so nothing here fails the build.
    private static void train(Path home, Path jdk, Path cache) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("winnow-training");
        try {
            List<String> command = new ArrayList<>(List.of(
                    jdk.resolve("bin/java").toString(),
                    "-XX:AOTCacheOutput=" + cache,
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    "-Xmx768m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Djava.awt.headless=true",
                    "-cp",
                    home.resolve("lib/winnow.jar").toString(),
                    "dev.winnow.cli.Training",
                    scratch.toString()));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(scratch.resolve("training.log").toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            if (process.exitValue() != 0 || !Files.exists(cache)) {
                System.err.println("No start-up cache was made; the program starts without one. "
                        + String.join(" | ", tail(scratch.resolve("training.log"))));
            }
        } finally {
            remove(scratch);
        }
    }

    private static List<String> tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.subList(Math.max(0, lines.size() - 3), lines.size());
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
