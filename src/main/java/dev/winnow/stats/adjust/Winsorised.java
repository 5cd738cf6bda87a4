package dev.winnow.stats.adjust;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.means.WelchTest;

/// Welch's comparison of two arms whose extreme values were pulled in to common caps.
///
/// The effect is that on the mean of the capped metric. Caps are treated as known: when they are quantiles of a small
/// sample, the standard error is slightly too small. Assumptions as of [WelchTest].
///
/// @param caps           what values were pulled in to
/// @param movedTreatment values of the treatment arm that were
/// @param movedControl   values of the control arm that were
/// @param difference     of the means of the capped values
public record Winsorised(Winsor caps, long movedTreatment, long movedControl, Difference difference) {

    /// Compares two samples.
    ///
    /// @param treatment one value a unit
    /// @param control   one value a unit
    /// @param caps      of both arms
    /// @return undefined when an arm has fewer than two values or nothing varies within the caps
    /// @throws IllegalArgumentException for a value that is not finite after the caps
    public static Outcome<Winsorised> of(
            double[] treatment, double[] control, Winsor caps, Alternative alternative, Level level) {
        Moments t = Moments.of(caps.apply(treatment));
        Moments c = Moments.of(caps.apply(control));
        return WelchTest.of(t, c, alternative, level)
                .map(d -> new Winsorised(caps, caps.moved(treatment), caps.moved(control), d));
    }
}
