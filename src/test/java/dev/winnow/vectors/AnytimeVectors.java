package dev.winnow.vectors;

import java.util.Map;

final class AnytimeVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private AnytimeVectors() {}
}
