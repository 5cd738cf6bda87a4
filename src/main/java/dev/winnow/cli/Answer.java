package dev.winnow.cli;

import java.util.List;

/// What a command has to say on standard output: the same thing for scripts and for people.
///
/// @param json  printed as JSON when `--json` is given
/// @param lines printed otherwise
record Answer(Object json, List<String> lines) {
    Answer {
        lines = List.copyOf(lines);
    }
}
