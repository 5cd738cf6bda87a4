package dev.winnow.methods;

import java.util.List;

/// Rank tests and distribution-free comparisons.
final class RankMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private RankMethods() {}
}
