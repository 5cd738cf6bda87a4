package dev.winnow.methods;

import java.util.List;

/// Time to event.
final class SurvivalMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private SurvivalMethods() {}
}
