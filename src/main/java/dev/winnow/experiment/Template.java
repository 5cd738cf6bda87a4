package dev.winnow.experiment;

import java.util.UUID;

/// A design to start from.
///
/// @param builtIn shipped with Winnow: can be copied, not changed
public record Template(UUID id, String name, String description, Design design, boolean builtIn) {}
