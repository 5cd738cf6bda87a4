package dev.winnow.methods;

import java.util.List;

/// Adaptive allocation.
final class BanditMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private BanditMethods() {}
}
