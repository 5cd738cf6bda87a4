package dev.winnow.methods;

import java.util.List;

/// Variance reduction.
final class AdjustMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private AdjustMethods() {}
}
