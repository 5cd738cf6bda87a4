package dev.winnow.stats.resampling;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.Arrays;

/// How units were assigned to the arms, with the values seen: what a permutation test permutes (Fisher 1935; Imbens and
/// Rubin 2015, ch. 5).
///
/// Every arrangement counts as equally likely, and a unit's value as not depending on what the others got. The effect
/// is a difference of means, in the metric's own unit. Values are centred and scaled so that it becomes a sum over the
/// units picked, in each block the arm with fewer of them:
/// - complete: the treated count is fixed, every subset of that size is equally likely;
/// - blocked: the same within every block, the effect is the mean of the blocks' differences weighted by their units;
/// - clustered: whole clusters are assigned, the effect is the difference of means per unit, so its denominators
///   change.
public final class Randomisation {
    /// Clusters' sums that together are less than this share of the units' deviations are 0 but for rounding.
    private static final double ROUNDING = 1e-12;

    /// Units in the order of blocks, in each block those of the arm to be picked first.
    final double[] value;

    /// Size of each unit: 1, or the members of a cluster.
    final double[] weight;

    /// First unit of each block, and the number of units at the end.
    final int[] start;

    /// How many are picked in each block.
    final int[] picks;

    /// Whether the effect is a ratio because weights differ.
    final boolean clustered;

    /// What the last digits of the values as given may add up to in a sum of `value`.
    final double rounding;

    private Randomisation(
            double[] value, double[] weight, int[] start, int[] picks, boolean clustered, double rounding) {
        this.value = value;
        this.weight = weight;
        this.start = start;
        this.picks = picks;
        this.clustered = clustered;
        this.rounding = rounding;
    }

    /// Every subset of as many units as were treated was equally likely.
    ///
    /// @param treatment values of the treated units, finite
    /// @param control   values of the others
    /// @return undefined when an arm is empty (`TOO_FEW`) or all values are equal (`NO_VARIANCE`)
    /// @throws IllegalArgumentException if a value is not finite
    public static Outcome<Randomisation> complete(double[] treatment, double[] control) {
        int n = treatment.length + control.length;
        double[] values = Arrays.copyOf(treatment, n);
        System.arraycopy(control, 0, values, treatment.length, control.length);
        boolean[] treated = new boolean[n];
        Arrays.fill(treated, 0, treatment.length, true);
        return blocked(values, treated, new int[n]);
    }

    /// Within every block, every subset of as many units as were treated in it was equally likely. Blocks in which only
    /// one arm occurs say nothing and are left out.
    ///
    /// @param values  one a unit, finite
    /// @param treated whether each unit was treated
    /// @param block   any number that names the block of each unit
    /// @return undefined when no block has both arms (`TOO_FEW`) or all values within blocks are equal (`NO_VARIANCE`)
    /// @throws IllegalArgumentException if the lengths differ or a value is not finite
    public static Outcome<Randomisation> blocked(double[] values, boolean[] treated, int[] block) {
        checkLengths(values, treated, block);
        int[] order = order(treated, block);
        int[] sizes = new int[order.length];
        int[] picks = new int[order.length];
        double[] value = new double[order.length];
        int blocks = 0;
        int used = 0;
        double rounding = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            int m = 0;
            while (to < order.length && block[order[to]] == block[order[from]]) {
                m += treated[order[to]] ? 1 : 0;
                to++;
            }
            int size = to - from;
            if (m > 0 && m < size) {
                rounding += score(values, order, from, to, m, value, used);
                sizes[blocks] = size;
                picks[blocks++] = Math.min(m, size - m);
                used += size;
            }
            from = to;
        }
        int[] start = new int[blocks + 1];
        for (int b = 0; b < blocks; b++) {
            start[b + 1] = start[b] + sizes[b];
        }
        double[] kept = Arrays.copyOf(value, used);
        for (int i = 0; i < used; i++) {
            kept[i] /= used;
        }
        double[] weight = new double[used];
        Arrays.fill(weight, 1);
        return checked(
                new Randomisation(kept, weight, start, Arrays.copyOf(picks, blocks), false, rounding / used), 0);
    }

    /// Centred values times size (1/m + 1/(size - m)), the rarer arm first; control as the rarer arm turns the sign.
    ///
    /// @return what the last digits of the values may add up to
    private static double score(double[] values, int[] order, int from, int to, int m, double[] into, int at) {
        int size = to - from;
        boolean treatedPicked = m <= size - m;
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += (values[order[i]] - mean) / (i - from + 1);
        }
        double scale = size * (1.0 / m + 1.0 / (size - m)) * (treatedPicked ? 1 : -1);
        double rounding = 0;
        for (int i = 0; i < size; i++) {
            int unit = order[treatedPicked ? from + i : to - 1 - i];
            into[at + i] = (values[unit] - mean) * scale;
            rounding += Math.ulp(values[unit]) * Math.abs(scale);
        }
        return rounding;
    }

    /// Every subset of as many clusters as were treated was equally likely.
    ///
    /// @param values  one a unit, finite
    /// @param treated whether each unit was treated
    /// @param cluster any number that names the cluster of each unit
    /// @return undefined when an arm has no cluster (`TOO_FEW`) or all clusters' sums about the mean are 0
    ///     (`NO_VARIANCE`)
    /// @throws IllegalArgumentException if a cluster has units of both arms, the lengths differ or a value is not
    ///     finite
    public static Outcome<Randomisation> clustered(double[] values, boolean[] treated, int[] cluster) {
        checkLengths(values, treated, cluster);
        // Updated one by one, so that equal values leave no rounding.
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += (values[i] - mean) / (i + 1);
        }
        int[] names = Arrays.stream(cluster).sorted().distinct().toArray();
        int k = names.length;
        double[] sum = new double[k];
        double[] size = new double[k];
        double spread = 0;
        double rounding = 0;
        int[] arm = new int[k];
        for (int i = 0; i < values.length; i++) {
            int c = Arrays.binarySearch(names, cluster[i]);
            int side = treated[i] ? 1 : -1;
            if (arm[c] == -side) {
                throw new IllegalArgumentException("cluster %d has units of both arms".formatted(cluster[i]));
            }
            arm[c] = side;
            sum[c] += values[i] - mean;
            spread += Math.abs(values[i] - mean);
            rounding += Math.ulp(values[i]);
            size[c]++;
        }
        int m = (int) Arrays.stream(arm).filter(a -> a > 0).count();
        int sign = m <= k - m ? 1 : -1;
        double[] value = new double[k];
        double[] weight = new double[k];
        int first = 0;
        int last = k;
        for (int c = 0; c < k; c++) {
            int at = arm[c] == sign ? first++ : --last;
            value[at] = sign * sum[c];
            weight[at] = size[c];
        }
        var r = new Randomisation(value, weight, new int[] {0, k}, new int[] {Math.min(m, k - m)}, true, rounding);
        return checked(r, ROUNDING * spread);
    }

    private static Outcome<Randomisation> checked(Randomisation r, double nothing) {
        int picked = Arrays.stream(r.picks).sum();
        if (picked == 0) {
            return Outcome.undefined(Cause.TOO_FEW, picked);
        }
        return r.size() > nothing ? Outcome.known(r) : Outcome.undefined(Cause.NO_VARIANCE, 0);
    }

    private static void checkLengths(double[] values, boolean[] treated, int[] group) {
        if (values.length != treated.length || values.length != group.length) {
            throw new IllegalArgumentException(
                    "%d values, %d arms, %d groups".formatted(values.length, treated.length, group.length));
        }
        for (double v : values) {
            if (!Double.isFinite(v)) {
                throw new IllegalArgumentException("%s is not a finite number".formatted(v));
            }
        }
    }

    /// Units by block, treated first; a counting sort, stable.
    private static int[] order(boolean[] treated, int[] block) {
        int[] names = Arrays.stream(block).sorted().distinct().toArray();
        // Two places a block: where the next treated and the next control unit goes.
        int[] next = new int[2 * names.length + 1];
        for (int i = 0; i < block.length; i++) {
            next[place(names, block[i], treated[i]) + 1]++;
        }
        for (int i = 1; i < next.length; i++) {
            next[i] += next[i - 1];
        }
        int[] order = new int[block.length];
        for (int i = 0; i < block.length; i++) {
            order[next[place(names, block[i], treated[i])]++] = i;
        }
        return order;
    }

    private static int place(int[] names, int block, boolean treated) {
        return 2 * Arrays.binarySearch(names, block) + (treated ? 0 : 1);
    }

    /// Sum of absolute values: the scale against which sums are compared.
    double size() {
        double sum = 0;
        for (double v : value) {
            sum += Math.abs(v);
        }
        return sum;
    }

    /// Number of arrangements, as a double because it may be astronomical.
    double arrangements() {
        double all = 1;
        for (int b = 0; b < picks.length; b++) {
            int n = start[b + 1] - start[b];
            for (int i = 1; i <= picks[b]; i++) {
                all *= (double) (n - picks[b] + i) / i;
            }
        }
        return Math.rint(all);
    }

    /// The effect when the picked units have this sum of values and of weights.
    double effect(double picked, double pickedWeight, double totalWeight) {
        return clustered ? picked * (1 / pickedWeight + 1 / (totalWeight - pickedWeight)) : picked;
    }
}
