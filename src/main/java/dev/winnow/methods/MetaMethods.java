package dev.winnow.methods;

import java.util.List;

/// Heterogeneity and meta-analysis.
final class MetaMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private MetaMethods() {}
}
