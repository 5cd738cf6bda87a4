package dev.winnow.stats.sequential;

import dev.winnow.stats.numeric.Roots;
import java.util.OptionalDouble;

/// p-value, median-unbiased estimate and interval after a design has stopped, by the stagewise ordering of outcomes
/// (Tsiatis, Rosner and Mehta 1984, Biometrics 40, 797-803): a crossing of the upper bound at an earlier look is more
/// extreme than one at a later look, and at the same look a larger z is.
///
/// With the stop at look k and z there, the chance of an outcome as extreme or more under a mean theta is
/// P(theta) = P(Z_j above its upper bound before any lower one for some j < k, or no stop before k and Z_k > z).
/// p = P(0); the estimate solves P(theta) = 1/2 and the lower end P(theta) = level of a side; the upper end is the same
/// with the sides exchanged.
///
/// Only the looks up to the stop matter, so the ones that never happened need not have been planned exactly. When the
/// design rejected, p is at most the level. The reverse holds too if the looks spend the whole level and a futility
/// bound, if any, is binding; else p may be below the level without a rejection. At an interim look that did not stop,
/// the figures do not mean what they say.
///
/// Figures are good to about 1e-9 standard errors.
///
/// @param p        over all sides: P(as extreme or more) one-sided, twice the smaller tail two-sided
/// @param estimate median-unbiased, in the metric's unit: as likely too high as too low
/// @param low      lower end of the interval, in the same unit; each end errs with the level of one side
/// @param high     upper end of the interval
public record StagewiseInference(double p, double estimate, double low, double high) {
    /// How far from where it is expected, in standard errors, a root is looked for at first, and where that ends.
    private static final double NARROWEST = 40;

    private static final double WIDER = 16;
    private static final double WIDEST = 1e155;

    /// Figures for a design that stopped at a look.
    ///
    /// @param boundaries of the design, at least up to the look of the stop
    /// @param sides      of the design; decides p only
    /// @param tail       level of one side, in (0, 0.5)
    /// @param look       of the stop, counted from 0
    /// @param estimate   at the stop, minus the null value, in the metric's unit, finite
    /// @param se         of the estimate, above 0 and finite
    /// @throws IllegalArgumentException if there is no such look, or a number is outside its range
    public static StagewiseInference of(
            Boundaries boundaries, Sides sides, double tail, int look, double estimate, double se) {
        RepeatedInference.requireEstimate(estimate, se);
        if (!(tail > 0 && tail < 0.5)) {
            throw new IllegalArgumentException("tail=%s is not in (0, 0.5)".formatted(tail));
        }
        double z = estimate / se;
        Boundaries seen = boundaries.first(look + 1);
        double above = extreme(seen, z, 0, 1);
        double p = sides == Sides.ONE_SIDED ? above : Math.min(1, 2 * Math.min(above, extreme(seen, z, 0, -1)));
        return new StagewiseInference(
                p, se * mean(seen, z, 0.5, 1), se * mean(seen, z, tail, 1), se * mean(seen, z, tail, -1));
    }

    /// The mean of z at the stop under which an outcome as extreme or more on one side has probability `p`: mostly near
    /// z or the bound of that side that is reached first as the mean moves away, else beyond the last bound that stops
    /// on the other side before.
    private static double mean(Boundaries seen, double z, double p, int sign) {
        double near = sign * z;
        double other = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < seen.looks().size() - 1; k++) {
            double scale = Math.sqrt(seen.looks().last() / seen.looks().fraction(k));
            near = smaller(near, scale * (sign > 0 ? seen.upper(k) : -seen.lower(k)));
            other = Math.max(other, scale * (sign > 0 ? seen.lower(k) : -seen.upper(k)));
        }
        double centre = near;
        for (double width = NARROWEST; width < WIDEST; width *= WIDER) {
            OptionalDouble root = Roots.between(
                    m -> Math.log(Math.max(extreme(seen, z, sign * m, sign), Double.MIN_NORMAL) / p),
                    centre - width, centre + width);
            if (root.isPresent()) {
                return sign * root.getAsDouble();
            }
            centre = -smaller(-near, -other);
        }
        return sign * near;
    }

    /// The second where it is finite and smaller.
    private static double smaller(double a, double b) {
        return Double.isFinite(b) ? Math.min(a, b) : a;
    }

    /// P(as extreme or more on one side) when z has mean m at the stop.
    private static double extreme(Boundaries seen, double z, double m, int sign) {
        int last = seen.looks().size() - 1;
        double root = Math.sqrt(seen.looks().last());
        double drift = m / root;
        double[] upper = seen.upper();
        double[] lower = seen.lower();
        upper[last] = sign > 0 ? z : Double.POSITIVE_INFINITY;
        lower[last] = sign > 0 ? Double.NEGATIVE_INFINITY : z;
        Crossing c = Boundaries.of(seen.looks(), lower, upper).crossing(drift);
        return sign > 0 ? c.anyUpper() : c.anyLower();
    }
}
