package dev.winnow.methods;

import java.util.List;

/// Group-sequential designs and their analysis.
final class SequentialMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private SequentialMethods() {}
}
