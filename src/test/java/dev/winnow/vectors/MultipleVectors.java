package dev.winnow.vectors;

import java.util.Map;

final class MultipleVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private MultipleVectors() {}
}
