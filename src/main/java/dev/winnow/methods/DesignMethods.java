package dev.winnow.methods;

import java.util.List;

/// Clusters, blocks, instruments, geo tests, differences in differences.
final class DesignMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private DesignMethods() {}
}
