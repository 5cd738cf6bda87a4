package dev.winnow.vectors;

import java.util.Map;

final class AbServerVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private AbServerVectors() {}
}
