package dev.winnow.stats.power;

import java.util.function.DoubleFunction;

/// Power over baselines and relative effects, for a picture that follows a slider.
///
/// One curve is made a row and nothing is allocated a cell; a cell costs one or two normal tails, so 100 by 100 takes a
/// few milliseconds. Curves should be of normal theory ([MeanTest#Z], [TwoProportions], [TwoRates], [LogRank]): a non-central t
/// costs some hundred times as much and differs in the third digit only below a hundred units.
public final class PowerGrid {
    private PowerGrid() {}

    /// Power of every pair, row by row: element `row * effects.length + column`.
    ///
    /// @param curve     power about a baseline
    /// @param baselines one a row
    /// @param effects   relative to the baseline, one a column; the absolute effect baseline * effect is held within
    ///                  what the curve allows
    /// @param control   units of control
    /// @param treatment units of the treatment
    /// @param alpha     error level, in (0, 1)
    public static double[] of(
            DoubleFunction<? extends PowerCurve> curve,
            double[] baselines,
            double[] effects,
            double control,
            double treatment,
            double alpha) {
        double[] cells = new double[baselines.length * effects.length];
        int cell = 0;
        for (double baseline : baselines) {
            PowerCurve row = curve.apply(baseline);
            double least = row.extreme(Direction.BELOW);
            double most = row.extreme(Direction.ABOVE);
            for (double effect : effects) {
                cells[cell++] = row.power(Math.clamp(baseline * effect, least, most), control, treatment, alpha);
            }
        }
        return cells;
    }
}
