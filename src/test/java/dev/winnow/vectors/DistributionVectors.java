package dev.winnow.vectors;

import java.util.Map;

final class DistributionVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private DistributionVectors() {}
}
