package dev.winnow.methods;

import java.util.List;

/// Posteriors and what they say.
final class BayesMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private BayesMethods() {}
}
