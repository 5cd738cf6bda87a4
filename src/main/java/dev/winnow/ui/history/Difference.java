package dev.winnow.ui.history;

/// One field of one revision against the revision before.
///
/// @param field  in words
/// @param before empty when it was not there
/// @param after  empty when it is gone
public record Difference(String field, String before, String after) {}
