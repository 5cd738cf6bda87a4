package dev.winnow.stats.sequential;

import dev.winnow.stats.Outcome;

/// Units, or events, that a group-sequential design needs: those of the fixed-sample test times the inflation factor.
///
/// Sizes are real numbers over both arms together; round up what is recruited. Every look is taken to see the units of
/// its information fraction.
///
/// @param maximum        at the last look
/// @param fixed          of the fixed-sample test with the same level and power
/// @param perLook        in all at each look
/// @param expectedNull   mean at the stop, without effect
/// @param expectedHalf   mean at the stop under half the planned effect
/// @param expectedEffect mean at the stop under the planned effect
/// @param earlyStop      chance to stop before the last look under the planned effect
public record SequentialSampleSize(
        double maximum,
        double fixed,
        double[] perLook,
        double expectedNull,
        double expectedHalf,
        double expectedEffect,
        double earlyStop) {

    /// Two means, fixed-sample size by the z test; the t test needs about z_alpha^2 / 2 units more, whatever the effect.
    ///
    /// @param difference planned, in the metric's unit, not 0
    /// @param sd         standard deviation of a unit, above 0
    /// @param ratio      treatment units per control unit, above 0
    /// @param power      in (0, 1), above the level
    public static Outcome<SequentialSampleSize> means(
            GroupSequentialDesign design, double difference, double sd, double ratio, double power) {
        requirePositive("sd", sd);
        requirePositive("|difference|", Math.abs(difference));
        requirePositive("ratio", ratio);
        double fixed = FixedSampleSize.means(difference / sd, design.tail(), power, ratio);
        return of(design, fixed, power);
    }

    /// Two rates, fixed-sample size by the z test.
    ///
    /// @param treatment planned rate, in (0, 1)
    /// @param control   its rate, in (0, 1), another one
    /// @param ratio     treatment units per control unit, above 0
    /// @param power     in (0, 1), above the level
    public static Outcome<SequentialSampleSize> rates(
            GroupSequentialDesign design, double treatment, double control, double ratio, double power) {
        requirePositive("|treatment - control|", Math.abs(treatment - control));
        requirePositive("ratio", ratio);
        double fixed = FixedSampleSize.rates(treatment, control, design.tail(), power, ratio);
        return of(design, fixed, power);
    }

    /// Two hazards, counted in events.
    ///
    /// @param hazardRatio treatment over control, above 0, not 1
    /// @param ratio       treatment units per control unit, above 0
    /// @param power       in (0, 1), above the level
    public static Outcome<SequentialSampleSize> events(
            GroupSequentialDesign design, double hazardRatio, double ratio, double power) {
        requirePositive("|log hazard ratio|", Math.abs(Math.log(hazardRatio)));
        requirePositive("ratio", ratio);
        return of(design, FixedSampleSize.events(hazardRatio, design.tail(), power, ratio), power);
    }

    /// Any test whose fixed-sample size is known.
    ///
    /// @param fixed above 0
    /// @param power that it was computed for, in (0, 1)
    /// @return undefined when no effect gives the power
    public static Outcome<SequentialSampleSize> of(GroupSequentialDesign design, double fixed, double power) {
        requirePositive("fixed", fixed);
        return DesignCharacteristics.of(design, power).map(c -> scaled(design.looks(), fixed, c));
    }

    private static SequentialSampleSize scaled(Looks looks, double fixed, DesignCharacteristics c) {
        double maximum = fixed * c.inflation();
        double[] perLook = looks.toArray();
        for (int k = 0; k < perLook.length; k++) {
            perLook[k] *= maximum / looks.last();
        }
        return new SequentialSampleSize(
                maximum, fixed, perLook, fixed * c.expectedNull(), fixed * c.expectedHalf(),
                fixed * c.expectedEffect(), c.earlyStop());
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException("%s=%s is not above 0".formatted(name, value));
        }
    }
}
