package dev.winnow.experiment;

/// One arm of an experiment.
///
/// @param key   as it stands in the data, unique within its design, 1..120 characters
/// @param share planned share of the traffic, in (0, 1); the shares of a design sum to 1
public record Variant(String key, double share) {}
