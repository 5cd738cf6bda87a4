package dev.winnow.vectors;

import java.util.Map;

final class ProportionVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private ProportionVectors() {}
}
