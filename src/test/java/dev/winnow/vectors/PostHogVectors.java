package dev.winnow.vectors;

import java.util.Map;

final class PostHogVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries();

    private PostHogVectors() {}
}
