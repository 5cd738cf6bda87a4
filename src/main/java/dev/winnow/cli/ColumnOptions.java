package dev.winnow.cli;

import dev.winnow.data.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which column plays which part.
final class ColumnOptions {
    @Option(names = "--unit", paramLabel = "COL")
    Optional<String> unit = Optional.empty();

    @Option(names = "--variant", paramLabel = "COL")
    Optional<String> variant = Optional.empty();

    @Option(names = "--time", paramLabel = "COL")
    Optional<String> time = Optional.empty();

    @Option(names = "--event", paramLabel = "COL")
    Optional<String> event = Optional.empty();

    @Option(names = "--metric", paramLabel = "NAME=KIND:COL[/COL2]")
    List<String> metrics = new ArrayList<>();

    @Option(names = "--covariate", paramLabel = "NAME=COL")
    List<String> covariates = new ArrayList<>();

    @Option(names = "--aggregate", paramLabel = "NAME=HOW")
    List<String> aggregates = new ArrayList<>();

    @Option(names = "--covariate-aggregate", paramLabel = "NAME=HOW")
    List<String> covariateAggregates = new ArrayList<>();

    @Option(names = "--on", paramLabel = "NAME=EVENT")
    List<String> events = new ArrayList<>();

    @Option(names = "--segment", paramLabel = "COL")
    List<String> segments = new ArrayList<>();

    @Option(names = "--crossovers", paramLabel = "RULE")
    Optional<String> crossovers = Optional.empty();

    @Option(names = "--zone", paramLabel = "ZONE")
    Optional<String> zone = Optional.empty();

    /// What a row is, as far as one file's options tell: without a unit each row is one.
    Layout layout() {
        if (event.isPresent()) {
            return Layout.EVENTS;
        }
        return unit.isPresent() ? Layout.ROWS : Layout.UNITS;
    }
}
