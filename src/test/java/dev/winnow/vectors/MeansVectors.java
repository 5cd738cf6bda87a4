package dev.winnow.vectors;

import java.util.Map;

final class MeansVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private MeansVectors() {}
}
