package dev.winnow.vectors;

import java.util.Map;

final class BayesVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private BayesVectors() {}
}
