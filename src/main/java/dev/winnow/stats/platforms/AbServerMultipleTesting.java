package dev.winnow.stats.platforms;

import dev.winnow.stats.Level;
import dev.winnow.stats.multiple.Adjustment;
import java.util.Arrays;

/// Multiple testing as the AB server answers it.
///
/// Decisions compare sorted p-values with (k / m) q, divided first (Benjamini and Hochberg 1995, step-up), or
/// q / (m - k + 1) (Holm 1979, step-down), q the level; adjusted p-values are rounded to six decimals after that, so a
/// rounded value may sit on the other side of the level. [Adjustment] is the field's, without rounding and with more
/// methods; what each needs of the dependence is told there.
///
/// @param adjusted       rounded adjusted p-values in the order given
/// @param rejected       decision on each, in the order given
/// @param thresholdRank  rank of the largest rejected p-value, which is also how many are rejected; 0 if none
/// @param criticalValue  that p-value; 0 if none
public record AbServerMultipleTesting(
        double[] adjusted, boolean[] rejected, int thresholdRank, double criticalValue) {
    /// The corrections that the server offers.
    public enum Correction {
        /// For the false discovery rate.
        BH(Adjustment.BENJAMINI_HOCHBERG),
        /// For the family-wise error.
        HOLM(Adjustment.HOLM);

        private final Adjustment adjustment;

        Correction(Adjustment adjustment) {
            this.adjustment = adjustment;
        }
    }

    /// Decisions and adjusted values of one family.
    ///
    /// @param p     each in [0, 1]
    /// @param level q, of the family
    /// @throws IllegalArgumentException if one is not
    public static AbServerMultipleTesting of(double[] p, Correction correction, Level level) {
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        int rank = rank(sorted, correction, level.alpha());
        double critical = rank == 0 ? 0 : sorted[rank - 1];
        double[] adjusted = correction.adjustment.adjust(p, level);
        boolean[] rejected = new boolean[p.length];
        for (int i = 0; i < p.length; i++) {
            adjusted[i] = Decimals.rounded(adjusted[i], 6);
            rejected[i] = rank > 0 && p[i] <= critical;
        }
        return new AbServerMultipleTesting(adjusted, rejected, rank, critical);
    }

    private static int rank(double[] sorted, Correction correction, double q) {
        int m = sorted.length;
        if (correction == Correction.BH) {
            int k = m;
            while (k > 0 && sorted[k - 1] > (double) k / m * q) {
                k--;
            }
            return k;
        }
        int k = 0;
        while (k < m && sorted[k] <= q / (m - k)) {
            k++;
        }
        return k;
    }
}
