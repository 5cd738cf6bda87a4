package dev.winnow.methods;

import java.util.List;

/// PostHog's conventions.
final class PostHogMethods {
    static final List<Method<?, ?>> ALL = List.of();

    private PostHogMethods() {}
}
