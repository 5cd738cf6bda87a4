package dev.winnow.stats.power;

/// The power of one test as a function of everything that can be asked for: true effect, units of each arm, error
/// level.
///
/// Implementations are pure and cheap, because [Solve] finds any one of the four from the other three by calling them
/// some dozens of times. Power rises with the units, with the error level, and with the effect from
/// [#nothing(Direction)] to [#extreme(Direction)].
public interface PowerCurve {
    /// Probability that the test finds what it looks for.
    ///
    /// @param effect    true effect, in the test's own unit
    /// @param control   units of control, above 0 and at least [#fewest()]; need not be whole
    /// @param treatment units of the treatment that is compared with it; a test of a single sample ignores it
    /// @param alpha     error level, in (0, [#highestAlpha()])
    /// @return in [0, 1] but for rounding; NaN where figures leave the double range, which [Solve] refuses
    double power(double effect, double control, double treatment, double alpha);

    /// The effect at which the test finds nothing but by error.
    ///
    /// @param towards the side of the effects that are asked about
    double nothing(Direction towards);

    /// The effect with the most power on that side; infinite where there is no end.
    default double extreme(Direction towards) {
        return towards.signed(Double.POSITIVE_INFINITY);
    }

    /// A step of the effect's natural size at these sizes, such as the standard error: where a search starts. Above 0,
    /// in the unit of the effect.
    double scale(double control, double treatment);

    /// Fewest units an arm for which the power is defined; 0 where any positive number will do.
    default double fewest() {
        return 0;
    }

    /// Largest error level that makes sense, itself excluded.
    default double highestAlpha() {
        return 1;
    }
}
