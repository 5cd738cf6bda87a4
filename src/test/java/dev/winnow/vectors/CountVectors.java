package dev.winnow.vectors;

import java.util.Map;

final class CountVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private CountVectors() {}
}
