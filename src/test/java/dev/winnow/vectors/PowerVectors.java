package dev.winnow.vectors;

import java.util.Map;

final class PowerVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private PowerVectors() {}
}
