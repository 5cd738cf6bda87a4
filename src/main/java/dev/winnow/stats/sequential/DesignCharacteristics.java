package dev.winnow.stats.sequential;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;

/// What a design costs and gives, relative to the fixed-sample test with the same level and power (Jennison and
/// Turnbull 2000, chapter 2).
///
/// Information goes with the square of the drift: inflation = (drift / (z_alpha + z_beta))^2 times the last fraction,
/// alpha being the level of one side. Means over the looks count the paths that both bounds stop, also one that is not
/// binding.
///
/// @param drift          mean of Z at information fraction 1 under the planned effect
/// @param inflation      information at the last look over that of the fixed-sample test, whose drift is
///     z_alpha + z_beta
/// @param expectedNull   mean information at the stop over that of the fixed-sample test, without effect
/// @param expectedHalf   the same under half the planned effect
/// @param expectedEffect the same under the planned effect
/// @param power          chance to reject above under the planned effect
/// @param reject         chance to stop with a rejection at each look, under the planned effect
/// @param giveUp         chance to stop at the lower bound at each look: for futility, or on the wrong side of a
///     two-sided design
public record DesignCharacteristics(
        double drift,
        double inflation,
        double expectedNull,
        double expectedHalf,
        double expectedEffect,
        double power,
        double[] reject,
        double[] giveUp) {

    /// Characteristics at the effect for which the design has the power.
    ///
    /// @param power planned, in (0, 1)
    /// @return undefined as [Outcome.Cause#UNREACHABLE] with the power at no effect, when no effect gives the power, or
    ///     when it is at most the level of one side, for which the fixed-sample test needs nothing
    public static Outcome<DesignCharacteristics> of(GroupSequentialDesign design, double power) {
        if (power <= design.tail()) {
            return Outcome.undefined(Cause.UNREACHABLE, design.power(0));
        }
        return design.drift(power).map(drift -> of(design, power, drift));
    }

    private static DesignCharacteristics of(GroupSequentialDesign design, double power, double drift) {
        Boundaries b = design.boundaries();
        double last = design.looks().last();
        double fixed = design.fixedDrift(power);
        double unit = drift * drift / (fixed * fixed);
        Crossing effect = b.crossing(drift);
        return new DesignCharacteristics(
                drift,
                unit * last,
                unit * b.crossing(0).meanFraction(),
                unit * b.crossing(drift / 2).meanFraction(),
                unit * effect.meanFraction(),
                effect.anyUpper(),
                effect.upper(),
                effect.lower());
    }

    /// Chance to stop before the last look, for either reason, under the planned effect.
    public double earlyStop() {
        double sum = 0;
        for (int k = 0; k < reject.length - 1; k++) {
            sum += reject[k] + giveUp[k];
        }
        return sum;
    }
}
