package dev.winnow.vectors;

import java.util.Map;

final class SurvivalVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private SurvivalVectors() {}
}
