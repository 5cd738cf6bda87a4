package dev.winnow.methods;

import java.util.List;

/// Several hypotheses at once.
final class MultipleMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private MultipleMethods() {}
}
