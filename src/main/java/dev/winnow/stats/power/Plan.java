package dev.winnow.stats.power;

/// Effect, sizes, error level and power that belong together.
///
/// @param effect         true effect, in the test's own unit
/// @param alpha          error level
/// @param power          probability of finding the effect at exactly the sizes `control` and `treatment`
/// @param control        units of control, not rounded
/// @param treatment      units of each treatment, not rounded; 0 for a single sample
/// @param controlUnits   `control` rounded up, a billionth of it counting as rounding noise, but no more than a
///     hundredth of a unit
/// @param treatmentUnits `treatment` rounded up in the same way
/// @param totalUnits     rounded units of all arms
/// @param achievedPower  power at the rounded sizes
public record Plan(
        double effect,
        double alpha,
        double power,
        double control,
        double treatment,
        long controlUnits,
        long treatmentUnits,
        long totalUnits,
        double achievedPower) {

    /// What rounding noise of a solved size may be before it counts as a unit: relative, and in units.
    private static final double NOISE = 1e-9;

    private static final double MOST_NOISE = 0.01;

    static Plan of(PowerCurve curve, Allocation allocation, double effect, double control, double alpha, double power) {
        double treatment = allocation.treatment(control);
        long controlUnits = up(control);
        long treatmentUnits = up(treatment);
        return new Plan(
                effect,
                alpha,
                power,
                control,
                treatment,
                controlUnits,
                treatmentUnits,
                controlUnits + allocation.treatments() * treatmentUnits,
                Solve.power(curve, effect, controlUnits, treatmentUnits, alpha));
    }

    /// The same plan told at another level, that of a family of comparisons of which this is one.
    public Plan atLevel(double family) {
        return new Plan(
                effect, family, power, control, treatment, controlUnits, treatmentUnits, totalUnits, achievedPower);
    }

    /// Rounded up, but for the noise.
    static long up(double units) {
        return (long) Math.ceil(units - Math.min(NOISE * units, MOST_NOISE));
    }
}
