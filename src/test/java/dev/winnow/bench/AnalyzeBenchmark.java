package dev.winnow.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// `winnow analyze` against one bare DuckDB statement on 10 million rows that it makes itself. Each run is a process of
/// its own, the two in turn; the last line is the median of the ratios of their wall times.
///
/// `mvn -q package -DskipTests`, then `mvn -q -Pbenchmark test-compile exec:exec`.
public final class AnalyzeBenchmark {
    private static final Path PROGRAM = Path.of("target", "winnow", "bin", "winnow");

    private AnalyzeBenchmark() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 2 && args[0].equals("bare")) {
            bare(args[1]);
            return;
        }
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 10_000_000;
        int repeats = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        Path dir = Files.createTempDirectory("winnow-bench");
        Path csv = dir.resolve("events.csv");
        Path out = dir.resolve("out");
        try {
            generate(csv, rows);
            List<String> bare = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                    "dev.winnow.bench.AnalyzeBenchmark", "bare", csv.toString());
            List<String> winnow = List.of(PROGRAM.toString(), "analyze", csv.toString(), "--unit", "user", "--variant", "variant",
                    "--metric", "converted=proportion:converted", "--metric", "revenue=mean:revenue",
                    "--covariate", "revenue=pre_revenue", "--covariate", "converted=pre_revenue",
                    "--out", out.toString(), "--format", "json");
            List<Double> ratios = new ArrayList<>();
            child("warm-up", bare);
            for (int i = 0; i < repeats; i++) {
                double base = child("bare", bare);
                ratios.add(child("winnow", winnow) / base);
            }
            ratios.sort(null);
            System.out.printf(Locale.ROOT, "ratio %.2f (%.2f to %.2f)%n",
                    ratios.get(repeats / 2), ratios.getFirst(), ratios.getLast());
        } finally {
            for (Path p : List.of(out.resolve("readout.json"), out, csv, dir)) {
                Files.deleteIfExists(p);
            }
        }
    }

    private static void bare(String file) throws SQLException {
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("SELECT v, count(*), sum(c), sum(r), sum(r * r), sum(x), sum(x * x), sum(r * x), "
                        + "sum(c * x) FROM (SELECT user, min(variant) v, max(converted) c, sum(revenue) r, avg(pre_revenue) x "
                        + "FROM read_csv('" + file.replace("'", "''") + "') GROUP BY user) GROUP BY v")) {
            while (r.next()) {
                System.out.println(r.getString(1) + " " + r.getLong(2) + " " + r.getDouble(4));
            }
        }
    }

    private static double child(String name, List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process p = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        String peak = "";
        while (!p.waitFor(50, TimeUnit.MILLISECONDS)) {
            peak = peak(p.pid(), peak);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%s %.2f s, peak %s, exit %d%n", name, seconds, peak, p.exitValue());
        return seconds;
    }

    private static String peak(long pid, String before) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream().filter(l -> l.startsWith("VmHWM"))
                    .map(l -> l.substring(6).strip()).findFirst().orElse(before);
        } catch (IOException _) {
            // it ended in the same moment, or this system has no such file
            return before;
        }
    }

    private static void generate(Path file, int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        int users = rows * 2 / 5;
        try (BufferedWriter w = Files.newBufferedWriter(file)) {
            w.write("user,variant,time,converted,revenue,pre_revenue\n");
            StringBuilder b = new StringBuilder();
            for (int i = 0; i < rows; i++) {
                int u = random.nextInt(users);
                int mixed = Math.floorMod((u * 0x9E3779B97F4A7C15L) >>> 17, 30_000);
                boolean yes = random.nextInt(10) == 0;
                int cents = yes ? random.nextInt(20_000) : 0;
                b.setLength(0);
                b.append('u').append(1_000_000 + u).append(mixed % 2 == 0 ? ",A" : ",B").append(",2026-10-")
                        .append(10 + random.nextInt(20)).append('T').append(10 + random.nextInt(14)).append(':')
                        .append(10 + random.nextInt(50)).append(":00,").append(yes ? 1 : 0).append(',').append(cents / 100.0)
                        .append(',').append(mixed / 100.0).append('\n');
                w.append(b);
            }
        }
    }
}
