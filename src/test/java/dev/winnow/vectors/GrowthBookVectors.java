package dev.winnow.vectors;

import java.util.Map;

final class GrowthBookVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private GrowthBookVectors() {}
}
