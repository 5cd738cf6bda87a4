package dev.winnow.stats.sequential;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;

/// Units, or events, that a group-sequential design needs: those of the fixed-sample test times the inflation factor
/// (Jennison and Turnbull 2000, chapter 2; see [DesignCharacteristics]).
///
/// Below, r is the ratio of treatment to control units and z_a, z_b the upper normal quantiles of the level of one side
/// and of 1 - power. Sizes are real numbers over both arms together; round up what is recruited. Every look is taken to
/// see the units of its information fraction.
///
/// A size beyond 2^53, or too small for a double, is [Cause#UNREACHABLE] with the power at that end; so is a power of
/// at most the level of one side, with the power at no effect. Numbers outside their range raise
/// IllegalArgumentException.
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
    /// Above, not every whole number is a double.
    private static final double MOST_UNITS = 0x1p53;

    /// Two means with equal standard deviations. Fixed-sample size of the z test,
    /// (z_a + z_b)^2 (1 + r)^2 / (r (d/sd)^2); the t test needs about z_a^2 / 2 units more, whatever the effect d.
    ///
    /// @param difference planned, in the metric's unit, not 0
    /// @param sd         standard deviation of a unit's value, in the same unit, above 0
    /// @param ratio      treatment units per control unit, above 0
    /// @param power      in (0, 1), above the level
    public static Outcome<SequentialSampleSize> means(
            GroupSequentialDesign design, double difference, double sd, double ratio, double power) {
        requirePositive("sd", sd);
        requirePositive("|difference|", Math.abs(difference));
        requirePositive("ratio", ratio);
        double fixed = FixedSampleSize.means(difference / sd, design.tail(), power, ratio);
        return planned(design, fixed, power);
    }

    /// Two rates p1 and p0. Fixed-sample size of the z test with the pooled variance v = p (1 - p) under no effect, p
    /// the rate of both arms together (Fleiss, Levin and Paik 2003, chapter 4):
    /// (1 + r) [z_a sqrt(v (1 + 1/r)) + z_b sqrt(p1 (1 - p1)/r + p0 (1 - p0))]^2 / (p1 - p0)^2.
    ///
    /// @param treatment planned rate, in (0, 1)
    /// @param control   its rate, in (0, 1), another one
    /// @param ratio     treatment units per control unit, above 0
    /// @param power     in (0, 1), above the level
    public static Outcome<SequentialSampleSize> rates(
            GroupSequentialDesign design, double treatment, double control, double ratio, double power) {
        if (!(treatment > 0 && treatment < 1 && control > 0 && control < 1)) {
            throw new IllegalArgumentException("rates %s and %s are not in (0, 1)".formatted(treatment, control));
        }
        requirePositive("|treatment - control|", Math.abs(treatment - control));
        requirePositive("ratio", ratio);
        double fixed = FixedSampleSize.rates(treatment, control, design.tail(), power, ratio);
        return planned(design, fixed, power);
    }

    /// Two proportional hazards, counted in events: (z_a + z_b)^2 (1 + r)^2 / (r log(hazardRatio)^2) for the
    /// fixed-sample log-rank test (Schoenfeld 1981).
    ///
    /// @param hazardRatio treatment over control, above 0, not 1
    /// @param ratio       treatment units per control unit, above 0
    /// @param power       in (0, 1), above the level
    public static Outcome<SequentialSampleSize> events(
            GroupSequentialDesign design, double hazardRatio, double ratio, double power) {
        requirePositive("|log hazard ratio|", Math.abs(Math.log(hazardRatio)));
        requirePositive("ratio", ratio);
        return planned(design, FixedSampleSize.events(hazardRatio, design.tail(), power, ratio), power);
    }

    /// A size that lies between the smallest double and 2^53, or what power there is at that end; none for a power that
    /// the error level alone has.
    private static Outcome<SequentialSampleSize> planned(GroupSequentialDesign design, double fixed, double power) {
        if (!(power > 0 && power < 1)) {
            throw new IllegalArgumentException("power=%s is not in (0, 1)".formatted(power));
        }
        if (power <= design.tail()) {
            return Outcome.undefined(Cause.UNREACHABLE, design.power(0));
        }
        if (fixed > 0 && fixed < MOST_UNITS) {
            Outcome<SequentialSampleSize> size = of(design, fixed, power);
            boolean small = size.toOptional().filter(s -> s.maximum() > MOST_UNITS).isEmpty();
            return small ? size : Outcome.undefined(Cause.UNREACHABLE, best(design, fixed, power));
        }
        return Outcome.undefined(Cause.UNREACHABLE, fixed > 0 ? best(design, fixed, power) : 1);
    }

    /// Power of the most units that can be planned.
    private static double best(GroupSequentialDesign design, double fixed, double power) {
        double last = design.looks().last();
        return design.power(design.fixedDrift(power) * Math.sqrt(MOST_UNITS / fixed / last));
    }

    /// Any test whose fixed-sample size is known; without the limits on size and power of the others.
    ///
    /// @param fixed above 0 and finite, in units or events
    /// @param power that it was computed for, in (0, 1), above the level of one side
    /// @return undefined as [Cause#UNREACHABLE] when no effect gives the power or the error level alone does
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
