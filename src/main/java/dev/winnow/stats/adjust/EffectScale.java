package dev.winnow.stats.adjust;

/// Whether an effect is a difference or that difference over the control's value.
public enum EffectScale {
    /// Treatment minus control, in the metric's own unit.
    ABSOLUTE,
    /// Treatment minus control over the size of control: 0.04 is four percent more.
    RELATIVE
}
