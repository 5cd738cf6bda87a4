package dev.winnow.methods;

import java.util.List;

/// Bootstrap and permutation.
final class ResamplingMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private ResamplingMethods() {}
}
