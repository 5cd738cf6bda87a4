package dev.winnow.stats.power;

/// How the log-rank statistic is taken to move with the hazard ratio.
public enum LogRankFormula {
    /// log HR with variance 1 / (d p0 p1), p the shares of the arms (Schoenfeld 1981).
    SCHOENFELD,
    /// Drift (HR - 1) sqrt(r) / (1 + r HR), r treatment's units for one of control (Freedman 1982); asks for somewhat
    /// more events when the arms are even.
    FREEDMAN
}
