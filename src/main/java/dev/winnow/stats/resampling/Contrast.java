package dev.winnow.stats.resampling;

/// How two arms' statistics are compared.
public enum Contrast {
    /// Treatment minus control, in the metric's own unit.
    DIFFERENCE,
    /// Treatment over control, minus 1; a control below 0 turns the sign, one of 0 has no answer.
    RELATIVE;

    double of(double treatment, double control) {
        return this == DIFFERENCE ? treatment - control : treatment / control - 1;
    }
}
