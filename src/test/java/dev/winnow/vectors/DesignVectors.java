package dev.winnow.vectors;

import java.util.Map;

final class DesignVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private DesignVectors() {}
}
