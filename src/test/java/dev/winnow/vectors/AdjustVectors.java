package dev.winnow.vectors;

import java.util.Map;

final class AdjustVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private AdjustVectors() {}
}
