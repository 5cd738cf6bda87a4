package dev.winnow.stats.sequential;

import dev.winnow.stats.distribution.Deviance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Sample-ratio check that may be read after every batch (Lindon and Malek 2020, multinomial test with a Dirichlet
/// mixture).
///
/// log BF = log G(A) - log G(A + N) + sum [log G(a_i + n_i) - log G(a_i)] - sum n_i log w_i, G the gamma function,
/// A = concentration, a = A w, against the planned shares w. The running minimum of 1/BF is an always-valid p-value,
/// with no approximation; units are taken as assigned independently of each other, with shares that do not change.
///
/// Deviances from the plan stand for the log-gamma functions of the counts, which would cancel: log BF is good to about
/// 1e-14 at any number of units near the plan.
///
/// @param logBayesFactor evidence for another split than planned, all batches up to here
/// @param posterior      probability that the split is not as planned
/// @param p              smallest of min(1, 1/BF) so far
public record SequentialSampleRatio(double logBayesFactor, double posterior, double p) {

    /// One result a batch.
    ///
    /// @param batches       counts of each arm in each batch, never negative; those of one batch in the order of
    ///     `shares`
    /// @param shares        planned shares of at least two arms, above 0; taken relative to their sum
    /// @param concentration how near to the plan a wrong split is expected to be, above 0 and finite; large is nearer
    /// @param priorOdds     of a wrong split, above 0
    /// @throws IllegalArgumentException if lengths differ or a number is outside its range
    public static List<SequentialSampleRatio> of(
            List<long[]> batches, List<Double> shares, double concentration, double priorOdds) {
        if (shares.size() < 2 || !shares.stream().allMatch(s -> s > 0) || !(concentration > 0) || !(priorOdds > 0)) {
            throw new IllegalArgumentException(
                    "shares=%s concentration=%s priorOdds=%s".formatted(shares, concentration, priorOdds));
        }
        double whole = shares.stream().mapToDouble(Double::doubleValue).sum();
        double[] weights = shares.stream().mapToDouble(s -> s / whole).toArray();
        long[] counts = new long[weights.length];
        double smallest = 0;
        var out = new ArrayList<SequentialSampleRatio>(batches.size());
        for (long[] batch : batches) {
            add(counts, batch);
            double log = logBayesFactor(counts, weights, concentration);
            smallest = Math.min(smallest, -log);
            // 1/(1 + 1/odds) keeps its digits where the odds overflow.
            out.add(new SequentialSampleRatio(
                    log, 1 / (1 + Math.exp(-log - Math.log(priorOdds))), Math.exp(smallest)));
        }
        return List.copyOf(out);
    }

    private static void add(long[] counts, long[] batch) {
        if (batch.length != counts.length || Arrays.stream(batch).anyMatch(c -> c < 0)) {
            throw new IllegalArgumentException("batch=" + Arrays.toString(batch));
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] += batch[i];
        }
    }

    /// The gamma functions by Stirling's formula, whose leading terms join into deviances from the plan: the terms
    /// themselves are of the order of the counts and would cancel.
    private static double logBayesFactor(long[] counts, double[] weights, double concentration) {
        double total = concentration + Arrays.stream(counts).sum();
        double log = 0.5 * Math.log(total / concentration)
                + Deviance.stirlingRest(concentration) - Deviance.stirlingRest(total);
        for (int i = 0; i < counts.length; i++) {
            double before = concentration * weights[i];
            double after = before + counts[i];
            log += Deviance.deviance(after, total * weights[i]) - 0.5 * Math.log(after / before)
                    + Deviance.stirlingRest(after) - Deviance.stirlingRest(before);
        }
        return log;
    }
}
