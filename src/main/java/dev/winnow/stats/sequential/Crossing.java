package dev.winnow.stats.sequential;

/// How likely each bound is the first to be crossed.
///
/// @param upper at each look, P(the upper bound is the first crossed and this is the look)
/// @param lower at each look, P(the lower bound is the first crossed and this is the look); at the last look of a
///     design whose bounds meet there, everything that does not cross the upper one
/// @param open  P(no bound is crossed at any look), 1 minus all of these and so good to 1e-11 absolute only
/// @param meanFraction mean information fraction at the stop, where the last look stops in any case
public record Crossing(double[] upper, double[] lower, double open, double meanFraction) {
    /// P(the upper bound is crossed first).
    public double anyUpper() {
        return sum(upper);
    }

    /// P(the lower bound is crossed first).
    public double anyLower() {
        return sum(lower);
    }

    private static double sum(double[] p) {
        double sum = 0;
        for (double v : p) {
            sum += v;
        }
        return sum;
    }
}
