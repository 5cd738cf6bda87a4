package dev.winnow.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// By which rule the data are judged.
final class JudgeOptions {
    @Option(names = "--control", paramLabel = "KEY")
    Optional<String> control = Optional.empty();

    @Option(names = "--split", paramLabel = "A=50,B=50")
    Optional<String> split = Optional.empty();

    @Option(names = "--alpha", paramLabel = "A")
    Optional<String> alpha = Optional.empty();

    @Option(names = "--primary", paramLabel = "NAME")
    Optional<String> primary = Optional.empty();

    @Option(names = "--guardrail", paramLabel = "NAME")
    List<String> guardrails = new ArrayList<>();

    @Option(names = "--decrease", paramLabel = "NAME")
    List<String> decreasing = new ArrayList<>();

    @Option(names = "--margin", paramLabel = "NAME=FRACTION")
    List<String> margins = new ArrayList<>();

    @Option(names = "--minimum-effect", paramLabel = "NAME=FRACTION")
    List<String> minimumEffects = new ArrayList<>();

    @Option(names = "--measure", paramLabel = "NAME=UNIT")
    List<String> measures = new ArrayList<>();

    @Option(names = "--name", paramLabel = "TEXT")
    Optional<String> name = Optional.empty();
}
