package dev.winnow.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.app.Run;
import dev.winnow.app.Session;
import dev.winnow.data.DatasetRef;
import dev.winnow.experiment.Revision;
import dev.winnow.store.StoredExport;
import dev.winnow.task.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that saves, imports and reports, at random moments, and looks at what is left.
///
/// The whole run, 50 kills:
/// `mvn test -Dtest=KillTest -Dtest.groups=soak -Dtest.groups.excluded= -Dwinnow.kills=50 -Dwinnow.seed=1`.
/// It prints one line: kills, what was acknowledged, and that nothing of it was lost. The build kills a few times only.
class KillTest {
    private static final String ACKNOWLEDGED = "(revision|dataset|run|report) .+";
    /// A process is killed after a random number of acknowledgements, and a random while.
    private static final int MOST_ACTS = 12;
    private static final long LONGEST_WAIT_MILLIS = 400;

    @TempDir
    private Path folder;

    private final List<String> acknowledged = new ArrayList<>();

    @Test
    void fewKillsLoseNothing() throws Exception {
        kill(4, 7, 3);
    }

    @Test
    @Tag("soak")
    void manyKillsLoseNothing() throws Exception {
        kill(Integer.getInteger("winnow.kills", 50), Long.getLong("winnow.seed", 1L), 6);
    }

    private void kill(int kills, long seed, int formats) throws Exception {
        var random = new Random(seed);
        Path data = data(random);
        Path reports = Files.createDirectory(folder.resolve("reports"));
        Path workspace = folder.resolve("workspace");
        int recovered = 0;
        for (int i = 0; i < kills; i++) {
            live(List.of(
                    workspace.toString(), reports.toString(), data.toString(), Long.toString(random.nextLong()),
                    Integer.toString(formats)), random);
            try (Session session = Session.open(workspace)) {
                recovered += session.recovered() ? 1 : 0;
                assertEquals(Optional.empty(), session.readOnly());
                assertEquals(List.of(), session.maintenance().validate(Progress.none()), "seed " + seed);
                requireAcknowledged(session, reports);
                requireTidy(session, workspace, reports);
            }
        }
        System.out.println(summary(kills, recovered, seed));
        assertEquals(kills, recovered);
        assertTrue(acknowledged.size() >= kills, acknowledged.toString());
    }

    private String summary(int kills, int recovered, long seed) {
        return "KillTest: %d kills (seed %d), %d unclean ends seen, acknowledged: %d revisions, %d datasets, %d runs,"
                .formatted(kills, seed, recovered, count("revision"), count("dataset"), count("run"))
                + " %d report files; lost: 0, temporary files left: 0".formatted(count("report"));
    }

    private long count(String kind) {
        return acknowledged.stream().filter(l -> l.startsWith(kind + " ")).count();
    }

    /// Lets a process work for a random while, kills it, and keeps what it said.
    private void live(List<String> arguments, Random random) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true", "-Xmx512m", "-cp",
                System.getProperty("java.class.path"), Victim.class.getName()));
        command.addAll(arguments);
        Path errors = folder.resolve("stderr.txt");
        // into a file: a killed process' pipe is closed with what is still in it
        Path said = folder.resolve("stdout.txt");
        Files.writeString(said, "");
        Process process = new ProcessBuilder(command)
                .redirectError(errors.toFile())
                .redirectOutput(said.toFile())
                .start();
        int acts = 1 + random.nextInt(MOST_ACTS);
        boolean ended = false;
        try {
            while (!ended && acts(said) < acts) {
                ended = process.waitFor(5, TimeUnit.MILLISECONDS);
            }
            ended = ended || process.waitFor(random.nextLong(LONGEST_WAIT_MILLIS), TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
        if (ended) {
            throw new AssertionError("the process ended by itself: " + text(errors));
        }
        acknowledged.addAll(Files.readAllLines(said).stream()
                .filter(l -> l.matches(ACKNOWLEDGED))
                .toList());
    }

    private static long acts(Path said) {
        return text(said).lines().filter(l -> l.matches(ACKNOWLEDGED)).count();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void requireAcknowledged(Session session, Path reports) throws Exception {
        Set<String> there = new HashSet<>();
        for (DatasetRef d : session.datasets().list()) {
            there.add("dataset " + d.id() + " " + d.fingerprint());
        }
        for (var e : session.experiments().list()) {
            for (Revision r : session.experiments().history(e.id())) {
                there.add("revision " + e.id() + " " + r.number() + " " + r.hash());
            }
            for (Run run : session.analyses().list(e.id())) {
                there.add("run " + run.id());
            }
            for (StoredExport x : session.reports().exports(e.id())) {
                there.add("report " + x.run() + " " + Path.of(x.file()).getFileName());
            }
        }
        for (String line : acknowledged) {
            // a line cut off by the kill was not acknowledged
            boolean whole = line.matches("revision \\S{36} \\d+ \\S{64}|dataset \\S{36} \\S{64}|run \\S{36}|report \\S{36} E\\.\\w+");
            assertTrue(!whole || there.contains(line), () -> "lost: " + line);
            if (whole && line.startsWith("report ")) {
                assertTrue(Files.size(reports.resolve(line.substring(line.lastIndexOf(' ') + 1))) > 0, line);
            }
        }
        for (Run run : session.experiments().list().isEmpty()
                ? List.<Run>of()
                : session.analyses().list(session.experiments().list().getFirst().id())) {
            assertTrue(!run.readout().metrics().isEmpty(), run.id()::toString);
        }
    }

    private static void requireTidy(Session session, Path workspace, Path reports) throws Exception {
        List<String> left = new ArrayList<>();
        for (Path place : List.of(workspace, reports)) {
            try (Stream<Path> files = Files.walk(place)) {
                files.map(f -> place.relativize(f).toString())
                        .filter(f -> f.matches(".*(\\.tmp|\\.part|\\.pending|\\.wal|\\.winnow-).*"))
                        .forEach(left::add);
            }
        }
        assertEquals(List.of(), left);
        try (Stream<Path> files = Files.list(workspace.resolve("datasets"))) {
            Set<String> known = session.datasets().list().stream()
                    .map(d -> d.id() + ".duckdb")
                    .collect(Collectors.toSet());
            assertEquals(known, files.map(f -> f.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    private Path data(Random random) throws IOException {
        var text = new StringBuilder("visitor,variant,conversion\n");
        for (int i = 0; i < 20_000; i++) {
            text.append("v").append(i).append(i % 2 == 0 ? ",A," : ",B,").append(random.nextInt(5) == 0 ? 1 : 0);
            text.append('\n');
        }
        return Files.writeString(folder.resolve("visits.csv"), text);
    }
}
