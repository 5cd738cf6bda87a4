package dev.winnow.stats.ranks;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Sorted;

/// Two samples, each in order, with what a rank test needs of their common ranking.
///
/// Sorting costs O(n log n), everything else one merge.
final class RankSums {
    /// Treatment in ascending order.
    final double[] treatment;

    /// Control in ascending order.
    final double[] control;

    /// Pairs in which treatment is above control, ties counted half.
    final double wins;

    /// Sum of t^3 - t over groups of t equal values.
    final double ties;

    private RankSums(double[] treatment, double[] control, Walk walk) {
        this.treatment = treatment;
        this.control = control;
        this.wins = walk.twiceWins() / 2.0;
        this.ties = walk.ties();
    }

    /// @return undefined when a sample is empty
    static Outcome<RankSums> of(double[] treatment, double[] control) {
        int smaller = Math.min(treatment.length, control.length);
        if (smaller == 0) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        double[] t = Sorted.of(treatment);
        double[] c = Sorted.of(control);
        return Outcome.known(new RankSums(t, c, Walk.along(t, c, 0)));
    }

    boolean tied() {
        return ties > 0;
    }

    double pairs() {
        return (double) treatment.length * control.length;
    }

    /// Standard deviation of the wins under the null hypothesis (Lehmann 1975, eq. 1.35); 0 if all values are equal.
    static double deviation(double nTreatment, double nControl, double ties) {
        double n = nTreatment + nControl;
        // Counted as ties are, so that equal values alone give exactly 0 in samples of any size.
        double untied = 1 - ties / (n * n * n - n);
        return Math.sqrt(nTreatment * nControl / 12 * ((n + 1) * untied));
    }

    double deviation() {
        return deviation(treatment.length, control.length, ties);
    }

    /// Wins and ties when the treatment is moved down by a shift.
    ///
    /// @param twiceWins 2 for each pair won, 1 for each tie
    record Walk(long twiceWins, double ties) {
        /// One merge of two ordered samples; the shift is taken off before comparing, so rounding is the same for equal
        /// values and order is kept.
        static Walk along(double[] treatment, double[] control, double shift) {
            int n = treatment.length;
            int m = control.length;
            int i = 0;
            int j = 0;
            long twiceWins = 0;
            double ties = 0;
            while (i < n || j < m) {
                double x = i < n ? treatment[i] - shift : Double.POSITIVE_INFINITY;
                double y = j < m ? control[j] : Double.POSITIVE_INFINITY;
                double v = Math.min(x, y);
                int i0 = i;
                int j0 = j;
                while (i < n && treatment[i] - shift == v) {
                    i++;
                }
                while (j < m && control[j] == v) {
                    j++;
                }
                twiceWins += (long) (i - i0) * (j0 + j);
                double t = (double) (i - i0) + (j - j0);
                ties += t * t * t - t;
            }
            return new Walk(twiceWins, ties);
        }
    }
}
