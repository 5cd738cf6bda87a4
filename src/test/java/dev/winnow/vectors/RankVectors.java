package dev.winnow.vectors;

import java.util.Map;

final class RankVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private RankVectors() {}
}
