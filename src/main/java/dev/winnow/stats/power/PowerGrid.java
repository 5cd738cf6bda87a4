package dev.winnow.stats.power;

import java.util.function.DoubleFunction;

/// Power over baselines and effects, for a picture that follows a slider.
///
/// One curve is made a row and nothing is allocated a cell; a cell costs a few normal tails, so 100 by 100 takes a few
/// milliseconds. Curves should be of normal theory ([MeanTest#Z], [TwoProportions], [TwoRates], [LogRank]): a
/// non-central t costs some hundred times as much and differs visibly only below a hundred units.
public final class PowerGrid {
    private PowerGrid() {}

    /// In what terms the effects of the columns are told.
    public enum EffectScale {
        /// As the curve has them.
        OWN,
        /// As a fraction of the baseline: 0.05 is a difference of 5 % of it.
        RELATIVE,
        /// As a fraction too, for curves whose effect is a ratio: 0.05 is a ratio of 1.05.
        RATIO;

        private double effect(double baseline, double told) {
            return switch (this) {
                case OWN -> told;
                case RELATIVE -> baseline * told;
                case RATIO -> 1 + told;
            };
        }
    }

    /// Power of every pair, row by row: element `row * effects.length + column`.
    ///
    /// @param curve     power about a baseline, of an effect that may be above or below nothing
    /// @param baselines one a row
    /// @param effects   one a column; held within what the curve allows, such as a rate of 1
    /// @param scale     in what terms `effects` are
    /// @param control   units of control, at least the curve's [PowerCurve#fewest()]
    /// @param treatment units of the treatment, likewise
    /// @param alpha     error level, in (0, 1)
    /// @return the curves' own figures, which unlike those of [Solve] are not checked for NaN
    public static double[] of(
            DoubleFunction<? extends PowerCurve> curve,
            double[] baselines,
            double[] effects,
            EffectScale scale,
            double control,
            double treatment,
            double alpha) {
        double[] cells = new double[baselines.length * effects.length];
        int cell = 0;
        for (double baseline : baselines) {
            PowerCurve row = curve.apply(baseline);
            double least = row.extreme(Direction.BELOW);
            double most = row.extreme(Direction.ABOVE);
            for (double told : effects) {
                double effect = Math.clamp(scale.effect(baseline, told), least, most);
                cells[cell++] = row.power(effect, control, treatment, alpha);
            }
        }
        return cells;
    }
}
