package dev.winnow.methods;

import java.util.List;

/// Distribution functions.
final class DistributionMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private DistributionMethods() {}
}
