package dev.winnow.stats.resampling;

/// An interval made of bootstrap replicates.
///
/// @param low  lower end, in the unit of the estimate
/// @param high upper end
public record BootstrapInterval(double low, double high) {}
