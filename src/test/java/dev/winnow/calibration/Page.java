package dev.winnow.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Writes the rows as a page.
///
/// @param version of the engine
record Page(String version, Simulation simulation) {

    String of(List<Row> rows) {
        Map<Family, List<Row>> families = rows.stream()
                .collect(Collectors.groupingBy(Row::family, LinkedHashMap::new, Collectors.toList()));
        var out = new StringBuilder(head());
        out.append("\n## Where not to use\n\n").append(warnings(families));
        out.append("\n## Kinds of data\n\n").append(data());
        families.forEach((family, of) -> out.append(table(family, of)));
        return out.toString();
    }

    private String head() {
        return """
                # Calibration

                How often each test raises a false alarm and how often each interval holds the truth, counted on simulated \
                experiments whose truth is known. Made by

                    mvn -q -Pcalibration test-compile exec:exec

                with engine version %s, seed %d%s. The same seed gives the same page on any number of processors.

                A test is to raise a false alarm in 5 %% of experiments without an effect, a 95 %% interval is to hold the true \
                effect in 95 %%. Each cell is the measured figure in percent ± its Monte-Carlo standard error; how many \
                simulations stand behind it is said above each table.

                The verdict on a cell compares the error (of an interval: 100 %% less its coverage) with the nominal error, \
                with a slack of a fifth of the nominal error (one percentage point) or 3 standard errors of the simulation, \
                whichever is larger:

                - **holds**: within the slack;
                - **conservative** (in _italics_): smaller error than promised; valid, but effects are found later than they \
                could be;
                - **do not use** (in **bold**): larger error than promised;
                - **no answer** (–): the method gave no answer in more than half of the experiments, for example because \
                nothing varied.

                A test without an answer does not reject; the coverage of an interval is that of the intervals given. An empty \
                cell was not simulated. A verdict is about the data named: it says nothing about other data.

                Not simulated: planning, rules that choose an arm, Bayes factors, and the methods named after other platforms, \
                which repeat what those platforms compute; what they share with a method here shares its figures.
                """.formatted(version, simulation.seed(), simulation.divisor() == 1 ? ""
                        : " and one in %d of the simulations of a full run".formatted(simulation.divisor()));
    }

    private static String data() {
        return """
                - normal: mean 1, standard deviation 1.
                - skewed: log-normal amounts on a grid, skewness %.0f: a few large values carry much of the sum.
                - zero-inflated: nine in ten units are 0, the rest as skewed; skewness %.0f.
                - binary: one in ten, unless another rate is named.
                - clustered: several values a unit or several units a cluster, said where it occurs.
                """.formatted(Laws.SKEWED.skewness(), Laws.ZERO_INFLATED.skewness());
    }

    private String table(Family family, List<Row> rows) {
        var sizes = new TreeSet<Long>();
        rows.forEach(r -> sizes.addAll(r.cells().keySet()));
        var out = new StringBuilder("\n## %s\n\n%s\n\n%s\n\n".formatted(family.title(), family.about(), runs(rows)));
        out.append("| method | data | measured, %% | %s | verdict |\n".formatted(sizes.stream()
                .map(n -> (n.equals(sizes.first()) ? family.column() + " = " : "") + size(n))
                .collect(Collectors.joining(" | "))));
        out.append("|---|---|---|").append("--:|".repeat(sizes.size())).append("---|\n");
        for (Row r : inOrder(rows)) {
            out.append("| %s | %s | %s | %s | %s |\n".formatted(r.method(), r.data(), r.kind().words(),
                    sizes.stream().map(n -> cell(r, n)).collect(Collectors.joining(" | ")), verdict(r)));
        }
        return out.toString();
    }

    /// All rows of a method together.
    private static List<Row> inOrder(List<Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(r -> r.method() + r.kind(), LinkedHashMap::new, Collectors.toList()))
                .values().stream().flatMap(List::stream).toList();
    }

    private static String runs(List<Row> rows) {
        var summary = rows.stream().flatMap(r -> r.cells().values().stream()).mapToLong(Tally::runs).summaryStatistics();
        return summary.getMin() == summary.getMax()
                ? "Simulations a cell: %s.".formatted(size(summary.getMax()))
                : "Simulations a cell: %s to %s, fewer where a run costs more.".formatted(
                        size(summary.getMin()), size(summary.getMax()));
    }

    static String size(long n) {
        return String.format(Locale.ROOT, "%,d", n).replace(',', ' ');
    }

    private static String cell(Row r, long n) {
        Tally t = r.cells().get(n);
        if (t == null) {
            return "";
        }
        String figure = String.format(Locale.ROOT, "%.1f ± %.2f",
                100 * r.kind().shown(t.error(r.kind())), 100 * t.se(r.kind()));
        return switch (r.verdict(n)) {
            case HOLDS -> figure;
            case CONSERVATIVE -> "_" + figure + "_";
            case DO_NOT_USE -> "**" + figure + "**";
            case NO_ANSWER -> "–";
        };
    }

    private static String verdict(Row r) {
        List<String> parts = new ArrayList<>();
        for (Verdict v : Verdict.values()) {
            List<Long> at = r.cells().keySet().stream().filter(n -> r.verdict(n) == v).toList();
            if (at.size() == r.cells().size()) {
                return v.word();
            }
            if (!at.isEmpty() && v != Verdict.HOLDS) {
                parts.add(v.word() + " at " + at.stream().map(Page::size).collect(Collectors.joining(", ")));
            }
        }
        return String.join("; ", parts);
    }

    private static String warnings(Map<Family, List<Row>> families) {
        var out = new StringBuilder();
        families.forEach((family, rows) -> {
            List<String> lines = rows.stream()
                    .collect(Collectors.groupingBy(Row::method, LinkedHashMap::new, Collectors.toList()))
                    .entrySet().stream()
                    .map(e -> warning(family, e.getKey(), e.getValue()))
                    .filter(s -> !s.isEmpty())
                    .toList();
            if (!lines.isEmpty()) {
                out.append("### ").append(family.title()).append("\n\n").append(String.join("\n", lines)).append("\n\n");
            }
        });
        return out.toString().stripTrailing() + "\n";
    }

    private static String warning(Family family, String method, List<Row> rows) {
        String places = rows.stream().map(r -> place(family, r)).filter(s -> !s.isEmpty()).collect(Collectors.joining("; "));
        return places.isEmpty() ? "" : "- Do not use **%s** on: %s.".formatted(method, places);
    }

    private static String place(Family family, Row r) {
        List<Long> at = r.cells().keySet().stream().filter(n -> r.verdict(n) == Verdict.DO_NOT_USE).toList();
        if (at.isEmpty()) {
            return "";
        }
        double worst = r.cells().entrySet().stream()
                .filter(e -> at.contains(e.getKey()))
                .mapToDouble(e -> e.getValue().error(r.kind()))
                .max()
                .orElse(0);
        String sizes = at.size() == r.cells().size()
                ? "at any size simulated"
                : "at %s = %s".formatted(family.column(), at.stream().map(Page::size).collect(Collectors.joining(", ")));
        return String.format(Locale.ROOT, "%s %s (%s %s %.1f %%)", r.data(), sizes, r.kind().words(),
                r.kind() == Kind.COVERAGE ? "down to" : "up to", 100 * r.kind().shown(worst));
    }
}
