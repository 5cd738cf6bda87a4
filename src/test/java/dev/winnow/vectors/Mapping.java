package dev.winnow.vectors;

import org.jspecify.annotations.Nullable;

/// Puts one case of the vectors to the engine.
@FunctionalInterface
interface Mapping {
    /// @return a map, list or number with the members that the case expects; null members count as absent, infinite
    ///     numbers are written as "Inf" and "-Inf"
    @Nullable
    Object answer(Input input);
}
