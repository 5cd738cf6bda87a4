package dev.winnow.methods;

import java.util.List;

/// GrowthBook's conventions.
final class GrowthBookMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private GrowthBookMethods() {}
}
