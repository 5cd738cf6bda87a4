package dev.winnow.ui.readout;

/// The figures of a row that can be explained, from left to right.
public enum Column {
    CHANGE,
    P,
    ADJUSTED,
    BAYESIAN
}
