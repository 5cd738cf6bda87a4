package dev.winnow.vectors;

import java.util.Map;

final class BanditVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private BanditVectors() {}
}
