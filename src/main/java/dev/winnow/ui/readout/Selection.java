package dev.winnow.ui.readout;

/// Which comparison is explained.
///
/// @param metric  name of the metric
/// @param variant key of the treatment
public record Selection(String metric, String variant) {}
