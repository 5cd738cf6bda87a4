package dev.winnow.stats.ranks;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.KolmogorovTail;

/// The largest distance between the distribution functions of two samples, D = sup |F1(x) - F0(x)| (Smirnov 1939),
/// two-sided.
///
/// Both answers assume independent units and that values do not repeat; with ties they are conservative.
///
/// @param distance D, in [0, 1]
/// @param p        P(D at least as large) if both arms have the same distribution
public record KolmogorovSmirnov(double distance, double p) {
    /// Cells of the lattice after which an exact answer is no longer reasonable.
    private static final double MOST_CELLS = 2e8;

    /// p from the distribution of the one-sample distance ([KolmogorovTail]) of n1 n0 / (n1 + n0) values, rounded to
    /// whole ones, which has the same limit (Smirnov 1939); as SciPy's ks_2samp. 0 where the arms do not overlap,
    /// whatever their size: in small arms take [#exact].
    ///
    /// @return undefined (`TOO_FEW`) when an arm is empty
    /// @throws IllegalArgumentException if a value is not finite
    public static Outcome<KolmogorovSmirnov> asymptotic(double[] treatment, double[] control) {
        return RankSums.of(treatment, control).map(r -> {
            double d = (double) steps(r) / r.treatment.length / r.control.length;
            double size = r.pairs() / ((double) r.treatment.length + r.control.length);
            return new KolmogorovSmirnov(d, KolmogorovTail.of((int) Math.max(1, Math.rint(size)), d));
        });
    }

    /// p from the share of all orders of n1 treated and n0 control units whose path leaves the band (Hodges 1958). The
    /// recursion runs over the share of paths that left it, so a small p keeps its digits; one step for each pair of
    /// units.
    ///
    /// @return undefined when an arm is empty (`TOO_FEW`), or n1 n0 is above 2e8 (`TOO_LARGE`)
    /// @throws IllegalArgumentException if a value is not finite
    public static Outcome<KolmogorovSmirnov> exact(double[] treatment, double[] control) {
        return RankSums.of(treatment, control).flatMap(r -> {
            if (r.pairs() > MOST_CELLS) {
                return Outcome.undefined(Cause.TOO_LARGE, r.pairs());
            }
            long steps = steps(r);
            return Outcome.known(new KolmogorovSmirnov(
                    (double) steps / r.treatment.length / r.control.length,
                    shareOutside(r.treatment.length, r.control.length, steps)));
        });
    }

    /// D n1 n0, a whole number.
    private static long steps(RankSums r) {
        int n = r.treatment.length;
        int m = r.control.length;
        int i = 0;
        int j = 0;
        long most = 0;
        while (i < n && j < m) {
            double v = Math.min(r.treatment[i], r.control[j]);
            while (i < n && r.treatment[i] == v) {
                i++;
            }
            while (j < m && r.control[j] == v) {
                j++;
            }
            most = Math.max(most, Math.abs((long) i * m - (long) j * n));
        }
        return most;
    }

    private static double shareOutside(int n, int m, long steps) {
        double[] row = new double[m + 1];
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                if (Math.abs((long) i * m - (long) j * n) >= steps) {
                    row[j] = 1;
                } else if (i + j > 0) {
                    double before = j > 0 ? row[j - 1] : 0;
                    row[j] = (i * row[j] + j * before) / (i + j);
                }
            }
        }
        return row[m];
    }
}
