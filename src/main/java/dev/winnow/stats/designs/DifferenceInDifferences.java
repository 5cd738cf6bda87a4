package dev.winnow.stats.designs;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.regression.Clusters;
import dev.winnow.stats.regression.Cr;
import dev.winnow.stats.regression.LinearFit;

/// Change of the treated over time minus change of the others (Card and Krueger 1994; variance by unit after Bertrand,
/// Duflo and Mullainathan 2004).
///
/// y = b0 + b1 treated + b2 after + tau treated after + e by least squares; the effect is tau, the difference of the
/// changes of the four cell means. Assumes that both groups would have moved alike without treatment, which no data of
/// the test can show, and units that are independent of each other. With the units as the clusters of [Cr], rows of a
/// unit may be correlated in any way.
///
/// @param difference the effect, in outcome units; degrees of freedom as of [Cr]
/// @param units      observed more than once, the clusters of the variance
/// @param fewUnits   fewer than [ClusterRobust#FEW] units
public record DifferenceInDifferences(Difference difference, int units, boolean fewUnits) {

    /// From one row a unit and time.
    ///
    /// @param outcome one value a row
    /// @param treated whether the row's unit is of the treated group
    /// @param after   whether the row is of the time with treatment
    /// @param units   whose row it is
    /// @param cr      how the variance is estimated; CR2 unless another system is to be matched
    /// @return undefined when a group has fewer than two units, one of the four cells is empty or nothing varies
    /// @throws IllegalArgumentException if lengths differ
    public static Outcome<DifferenceInDifferences> of(
            double[] outcome,
            Assignment treated,
            Assignment after,
            Clusters units,
            Cr cr,
            Alternative alternative,
            Level level) {
        int smaller = Math.min(
                ClusterRobust.clusters(treated, units, treated.column()),
                ClusterRobust.clusters(treated, units, ClusterRobust.opposite(treated)));
        if (smaller < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        double[] product = treated.column();
        double[] post = after.column();
        if (product.length != post.length) {
            throw new IllegalArgumentException("%d rows of groups, %d of times".formatted(product.length, post.length));
        }
        for (int i = 0; i < product.length; i++) {
            product[i] *= post[i];
        }
        return LinearFit.of(outcome, treated.column(), post, product)
                .flatMap(f -> f.coefficient(3).clustered(units, cr))
                .map(e -> new DifferenceInDifferences(
                        e.difference(alternative, level), units.count(), units.count() < ClusterRobust.FEW));
    }
}
