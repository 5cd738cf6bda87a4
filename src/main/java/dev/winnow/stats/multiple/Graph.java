package dev.winnow.stats.multiple;

import dev.winnow.stats.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A sequentially rejective procedure drawn as a graph: each hypothesis holds a share of the level, and passes it on
/// along its arrows when it is rejected (Bretz, Maurer, Brannath and Posch 2009).
///
/// Keeps the family-wise error under any dependence of the p-values. Bonferroni, Holm, fixed sequence, fallback and
/// parallel gatekeeping are graphs of a certain shape.
public final class Graph {
    private static final double ROUNDING = 1e-9;

    private final double[] shares;
    private final double[][] arrows;

    private Graph(double[] shares, double[][] arrows) {
        this.shares = shares;
        this.arrows = arrows;
    }

    /// A graph of any shape.
    ///
    /// @param shares each hypothesis's share of the level at the start, at least 0, together at most 1
    /// @param arrows element (i, j) is the part of i's share that j gets when i is rejected; at least 0, each row
    ///     together at most 1, nothing from a hypothesis to itself
    /// @throws IllegalArgumentException when they are not
    public static Graph of(double[] shares, double[][] arrows) {
        int m = shares.length;
        check("shares", shares);
        if (arrows.length != m) {
            throw new IllegalArgumentException("%d rows of arrows for %d hypotheses".formatted(arrows.length, m));
        }
        double[][] copy = new double[m][];
        for (int i = 0; i < m; i++) {
            check("arrows[" + i + "]", arrows[i]);
            if (arrows[i].length != m || arrows[i][i] != 0) {
                throw new IllegalArgumentException("arrows[%d]=%s".formatted(i, Arrays.toString(arrows[i])));
            }
            copy[i] = arrows[i].clone();
        }
        return new Graph(shares.clone(), copy);
    }

    private static void check(String name, double[] parts) {
        double sum = 0;
        for (double v : parts) {
            sum += v >= 0 ? v : Double.NaN;
        }
        if (!(sum <= 1 + ROUNDING)) {
            throw new IllegalArgumentException("%s=%s is not at least 0 and together at most 1".formatted(name, Arrays.toString(parts)));
        }
    }

    /// Shares that are never passed on: p_i is held against share_i times the level.
    ///
    /// @param shares as for [#of]
    public static Graph weightedBonferroni(double... shares) {
        return of(shares, new double[shares.length][shares.length]);
    }

    /// Holm's procedure with weights: a rejected hypothesis's share goes to the others in proportion to theirs (Holm
    /// 1979). Equal shares give Holm's own.
    ///
    /// @param shares as for [#of]
    public static Graph weightedHolm(double... shares) {
        int m = shares.length;
        double[][] arrows = new double[m][m];
        for (int i = 0; i < m; i++) {
            // Not what is left of 1, which keeps few digits beside a share of nearly 1.
            double others = 0;
            for (int j = 0; j < m; j++) {
                others += i == j ? 0 : shares[j];
            }
            for (int j = 0; j < m; j++) {
                arrows[i][j] = i == j || others <= 0 ? 0 : shares[j] / others;
            }
        }
        return of(shares, arrows);
    }

    /// Each at the whole level, in the order given, until one is not rejected (Maurer, Hothorn and Lehmacher 1995).
    ///
    /// @param m number of hypotheses, at least 0
    public static Graph fixedSequence(int m) {
        double[] shares = new double[m];
        if (m > 0) {
            shares[0] = 1;
        }
        return fallback(shares);
    }

    /// In the order given, each at its own share and what its predecessor passes on (Wiens 2003).
    ///
    /// @param shares as for [#of]
    public static Graph fallback(double... shares) {
        int m = shares.length;
        double[][] arrows = new double[m][m];
        for (int i = 0; i + 1 < m; i++) {
            arrows[i][i + 1] = 1;
        }
        return of(shares, arrows);
    }

    /// Families in order, the whole level on the first in equal shares: each rejected hypothesis passes its share to
    /// all of the next family alike, and the last family is tested by Holm's procedure with what has arrived
    /// (Dmitrienko, Offen and Westfall 2003).
    ///
    /// @param sizes number of hypotheses of each family, at least 1 each
    /// @throws IllegalArgumentException for an empty family
    public static Graph parallelGatekeeping(int... sizes) {
        if (Arrays.stream(sizes).anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("sizes=" + Arrays.toString(sizes));
        }
        int m = Arrays.stream(sizes).sum();
        double[] shares = new double[m];
        double[][] arrows = new double[m][m];
        int start = 0;
        for (int f = 0; f < sizes.length; f++) {
            int end = start + sizes[f];
            boolean last = f == sizes.length - 1;
            for (int i = start; i < end; i++) {
                shares[i] = f == 0 ? 1.0 / sizes[0] : 0;
                for (int j = last ? start : end; j < (last ? end : end + sizes[f + 1]); j++) {
                    arrows[i][j] = i == j ? 0 : 1.0 / (last ? sizes[f] - 1 : sizes[f + 1]);
                }
            }
            start = end;
        }
        return of(shares, arrows);
    }

    /// Runs the procedure (algorithms 1 and 2 of Bretz, Maurer, Brannath and Posch 2009): time and again the hypothesis
    /// with the smallest p / share goes, its adjusted p-value the largest such ratio so far; share_l grows by share_j
    /// g_jl, and g_lk becomes (g_lk + g_lj g_jk) / (1 - g_lj g_jl). A hypothesis that never gets a share has the
    /// adjusted p-value 1. Takes m^3 steps.
    ///
    /// @param p one a hypothesis, each in [0, 1]
    /// @throws IllegalArgumentException for another number of p-values, or one outside
    public GraphTest test(double[] p, Level level) {
        if (p.length != shares.length) {
            throw new IllegalArgumentException("%d p-values for %d hypotheses".formatted(p.length, shares.length));
        }
        for (double v : p) {
            if (!(v >= 0 && v <= 1)) {
                throw new IllegalArgumentException("p=%s is not in [0, 1]".formatted(v));
            }
        }
        return new Run(p, shares.clone(), Arrays.stream(arrows).map(double[]::clone).toArray(double[][]::new)).result(level);
    }

    /// The graph while hypotheses leave it.
    private record Run(double[] p, double[] share, double[][] arrow) {
        GraphTest result(Level level) {
            int m = p.length;
            double[] adjusted = new double[m];
            boolean[] gone = new boolean[m];
            double[] left = share.clone();
            List<Integer> order = new ArrayList<>();
            double running = 0;
            for (int round = 0; round < m; round++) {
                int next = next(gone);
                running = Math.max(running, Math.min(1, ratio(next)));
                adjusted[next] = running;
                gone[next] = true;
                remove(next, gone);
                if (Adjustment.rejects(running, level)) {
                    order.add(next + 1);
                    left = share.clone();
                }
            }
            return new GraphTest(adjusted, order, left);
        }

        private int next(boolean[] gone) {
            int best = -1;
            for (int i = 0; i < p.length; i++) {
                if (!gone[i] && (best < 0 || ratio(i) < ratio(best))) {
                    best = i;
                }
            }
            return best;
        }

        private double ratio(int i) {
            return share[i] > 0 ? p[i] / share[i] : Double.POSITIVE_INFINITY;
        }

        private void remove(int j, boolean[] gone) {
            int m = p.length;
            double[][] before = Arrays.stream(arrow).map(double[]::clone).toArray(double[][]::new);
            for (int l = 0; l < m; l++) {
                share[l] += gone[l] ? 0 : share[j] * before[j][l];
                for (int k = 0; k < m; k++) {
                    double loop = before[l][j] * before[j][l];
                    boolean stays = !gone[l] && !gone[k] && l != k && loop < 1;
                    arrow[l][k] = stays ? (before[l][k] + before[l][j] * before[j][k]) / (1 - loop) : 0;
                }
            }
            share[j] = 0;
        }
    }
}
