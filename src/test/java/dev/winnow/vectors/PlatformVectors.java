package dev.winnow.vectors;

import java.util.Map;

final class PlatformVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private PlatformVectors() {}
}
