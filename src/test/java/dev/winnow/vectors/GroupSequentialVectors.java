package dev.winnow.vectors;

import java.util.Map;

final class GroupSequentialVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private GroupSequentialVectors() {}
}
