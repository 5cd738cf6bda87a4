package dev.winnow.methods;

import java.util.List;

/// Comparisons of counts per exposure.
final class CountMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private CountMethods() {}
}
