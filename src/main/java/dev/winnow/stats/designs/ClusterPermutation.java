package dev.winnow.stats.designs;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.util.CombinatoricsUtils;

/// Re-randomises whole clusters, or blocks of periods of a switchback, between the arms (Fisher 1935; Gail, Mark,
/// Carroll, Green and Pee 1996).
///
/// The statistic is the difference of unit means; under the hypothesis that treatment changes nothing for any unit its
/// distribution is known from the way clusters were assigned, so the test is exact however few clusters there are. It
/// assumes that every choice of as many treated clusters was as likely. All assignments are gone through when there are
/// at most [#MOST_EXACT] of them, else random ones with p = (b+1)/(B+1) (Phipson and Smyth 2010).
///
/// @param estimate    mean of treated units minus mean of control units
/// @param p           of the alternative asked for; two-sided counts |difference|
/// @param smallestP   the smallest p that as many clusters in the arms can give; if it is above the level, no data can
///     be significant
/// @param assignments how many were looked at
/// @param exact       whether that were all there are
/// @param clusters    number of clusters
/// @param fewClusters fewer than [ClusterRobust#FEW]
public record ClusterPermutation(
        double estimate, double p, double smallestP, long assignments, boolean exact, int clusters, boolean fewClusters) {
    /// Up to this many assignments all are gone through.
    public static final long MOST_EXACT = 200_000;

    /// Differences that agree to this share of the largest among them and the spread of the clusters are ties.
    private static final double TIE = 1e-10;

    /// Tests the hypothesis that treatment changes nothing.
    ///
    /// @param treatment one summary a treated cluster, each of at least one unit
    /// @param control   one summary a control cluster, each of at least one unit
    /// @param draws     random assignments where all are too many, at least 99
    /// @param seed      of those
    /// @return undefined when an arm has no cluster, there are fewer than three altogether, or all clusters have the
    ///     same mean
    /// @throws IllegalArgumentException for fewer draws, or a cluster without units
    public static Outcome<ClusterPermutation> of(
            List<Moments> treatment, List<Moments> control, Alternative alternative, int draws, long seed) {
        if (draws < 99) {
            throw new IllegalArgumentException("draws=%d is below 99".formatted(draws));
        }
        int g = treatment.size() + control.size();
        if (treatment.isEmpty() || control.isEmpty() || g < 3) {
            return Outcome.undefined(Cause.ONLY_ONE_GROUP, g);
        }
        var run = new Run(treatment, control, alternative);
        if (!(run.spread > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        double all = Math.exp(CombinatoricsUtils.binomialCoefficientLog(g, treatment.size()));
        boolean exact = all <= MOST_EXACT * (1 + 1e-9);
        long looked = exact ? run.enumerate() : run.draw(draws, seed);
        double p = exact ? (double) run.beyond / looked : (run.beyond + 1.0) / (looked + 1.0);
        // With as many clusters in each arm, exchanging the arms gives the same distance the other way.
        boolean mirrored = alternative == Alternative.TWO_SIDED && treatment.size() == control.size();
        double smallest = exact ? (mirrored ? 2.0 : 1.0) / looked : 1.0 / (looked + 1.0);
        return Outcome.known(new ClusterPermutation(
                run.found, p, smallest, looked, exact, g, g < ClusterRobust.FEW));
    }

    private static final class Run {
        private final double[] sums;
        private final double[] sizes;
        private final int treated;
        private final double units;
        private final Alternative alternative;
        private final double found;
        /// Mean distance of a unit's cluster from the mean of all units; 0 when that is rounding.
        private final double spread;
        private long beyond;

        Run(List<Moments> treatment, List<Moments> control, Alternative alternative) {
            var all = new ArrayList<>(treatment);
            all.addAll(control);
            Moments pooled = all.stream().reduce(Moments.EMPTY, Moments::merge);
            this.alternative = alternative;
            treated = treatment.size();
            units = pooled.n();
            sums = new double[all.size()];
            sizes = new double[all.size()];
            double distance = 0;
            for (int i = 0; i < sums.length; i++) {
                if (all.get(i).n() < 1) {
                    throw new IllegalArgumentException("a cluster without units");
                }
                sizes[i] = all.get(i).n();
                // Sums of deviations, so that a large offset does not cost digits.
                sums[i] = sizes[i] * (all.get(i).mean() - pooled.mean());
                distance += Math.abs(sums[i]) / units;
            }
            spread = distance > 1e-14 * Math.abs(pooled.mean()) ? distance : 0;
            int[] first = new int[treated];
            for (int i = 0; i < treated; i++) {
                first[i] = i;
            }
            found = difference(first);
        }

        private double difference(int[] chosen) {
            double sum = 0;
            double size = 0;
            for (int i : chosen) {
                sum += sums[i];
                size += sizes[i];
            }
            // Deviations from the mean of all units sum to 0.
            return sum / size + sum / (units - size);
        }

        private void count(int[] chosen) {
            double d = difference(chosen);
            // Of differences near 0 nothing but rounding may be left.
            double tie = TIE * Math.max(spread, Math.max(Math.abs(d), Math.abs(found)));
            boolean further = switch (alternative) {
                case TWO_SIDED -> Math.abs(d) >= Math.abs(found) - tie;
                case GREATER -> d >= found - tie;
                case LESS -> d <= found + tie;
            };
            beyond += further ? 1 : 0;
        }

        long enumerate() {
            long looked = 0;
            var all = CombinatoricsUtils.combinationsIterator(sums.length, treated);
            while (all.hasNext()) {
                count(all.next());
                looked++;
            }
            return looked;
        }

        long draw(int draws, long seed) {
            var random = new SplittableRandom(seed);
            int[] order = new int[sums.length];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            int[] chosen = new int[treated];
            for (int b = 0; b < draws; b++) {
                for (int i = 0; i < treated; i++) {
                    int j = i + random.nextInt(order.length - i);
                    int swap = order[i];
                    order[i] = order[j];
                    order[j] = swap;
                    chosen[i] = order[i];
                }
                count(chosen);
            }
            return draws;
        }
    }
}
