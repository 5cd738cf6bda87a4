package dev.winnow.experiment;

import java.util.UUID;

/// Groups experiments.
///
/// @param name 1..120 characters, unique in its workspace
public record Project(UUID id, String name, boolean archived) {}
