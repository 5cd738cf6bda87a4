package dev.winnow.ui;

/// The tabs of an experiment, in order. Their words are `tab.<name>` in the bundle `shell`.
public enum Tab {
    OVERVIEW,
    DESIGN,
    DATA,
    READOUT,
    REPORT,
    HISTORY
}
