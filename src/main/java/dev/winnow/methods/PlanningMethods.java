package dev.winnow.methods;

import java.util.List;

/// Power, sample size and detectable effect.
final class PlanningMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private PlanningMethods() {}
}
