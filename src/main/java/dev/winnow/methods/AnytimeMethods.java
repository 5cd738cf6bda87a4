package dev.winnow.methods;

import java.util.List;

/// Tests and intervals that hold at every look.
final class AnytimeMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private AnytimeMethods() {}
}
