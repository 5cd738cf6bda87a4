package dev.winnow.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs the benchmarks of a class and prints one line each, with the ratio to its baseline.
final class BenchmarkTable {
    private static final String BASELINE = "Baseline";

    private BenchmarkTable() {}

    /// @param only what the names of the benchmarks begin with
    static void run(Class<?> benchmarks, String only) throws RunnerException {
        Options options = new OptionsBuilder()
                .include("^" + Pattern.quote(benchmarks.getName() + "." + only))
                .addProfiler(GCProfiler.class)
                // JMH asks for what this JDK warns about.
                .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow", "-Xmx2g")
                .build();
        print(new Runner(options).run());
    }

    private static void print(Collection<RunResult> results) {
        var byName = new TreeMap<String, RunResult>();
        for (RunResult r : results) {
            byName.put(r.getPrimaryResult().getLabel(), r);
        }
        System.out.printf(Locale.ROOT, "%n%d processors%n%-24s %12s %12s %12s %16s%n",
                Runtime.getRuntime().availableProcessors(), "", "ms", "+/- ms", "x baseline", "bytes allocated");
        byName.forEach((name, result) -> {
            Result<?> time = result.getPrimaryResult();
            RunResult baseline = byName.get(name + BASELINE);
            String ratio = baseline == null
                    ? ""
                    : String.format(Locale.ROOT, "%.2f", time.getScore() / baseline.getPrimaryResult().getScore());
            Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
            System.out.printf(Locale.ROOT, "%-24s %12.4f %12.4f %12s %16.0f%n", name, time.getScore(),
                    time.getScoreError(), ratio, bytes == null ? Double.NaN : bytes.getScore());
        });
    }
}
