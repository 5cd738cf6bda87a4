package dev.winnow.stats.proportions;

/// An estimate with the ends of its interval.
///
/// @param estimate may be infinite for a ratio over 0
/// @param low      lower end; the smallest possible value where the alternative leaves it open
/// @param high     upper end; the largest possible value, perhaps infinite, where the alternative leaves it open
public record IntervalEstimate(double estimate, double low, double high) {}
