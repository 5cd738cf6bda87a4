package dev.winnow.methods;

import java.util.List;

/// The AB server's conventions.
final class AbServerMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private AbServerMethods() {}
}
