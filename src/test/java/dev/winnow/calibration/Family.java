package dev.winnow.calibration;

/// A table of the page.
///
/// @param title  heading
/// @param column what the columns count
/// @param about  how the data were made
record Family(String title, String column, String about) {}
