package dev.winnow.vectors;

import java.util.Map;

final class MetaVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private MetaVectors() {}
}
