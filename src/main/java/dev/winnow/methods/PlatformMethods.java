package dev.winnow.methods;

import java.util.List;

/// Conventions of other platforms.
final class PlatformMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private PlatformMethods() {}
}
