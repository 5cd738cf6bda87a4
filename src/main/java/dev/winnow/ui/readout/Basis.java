package dev.winnow.ui.readout;

/// What a change is measured in.
public enum Basis {
    /// Against control, in percent; all rows share one scale.
    RELATIVE,
    /// In the metric's own unit; every row has its own scale.
    ABSOLUTE
}
