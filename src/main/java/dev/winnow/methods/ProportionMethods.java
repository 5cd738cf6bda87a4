package dev.winnow.methods;

import java.util.List;

/// Comparisons of proportions and contingency tables.
final class ProportionMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private ProportionMethods() {}
}
