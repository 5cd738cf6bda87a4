package dev.winnow.stats.resampling;

import java.util.Optional;

/// The mean. Few draws are drawn one by one; beyond that replicates come from the distribution of the resample's mean
/// itself, see [MeanLaw], whose cost does not grow with their number.
record ResampledMean() implements Statistic {
    /// Draws after which the distribution is computed instead; about a second of one processor.
    private static final double MOST_DRAWS = 1e8;

    @Override
    public double of(double[] sorted, int[] times) {
        double origin = sorted[0];
        double sum = 0;
        long n = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += times[i] * (sorted[i] - origin);
            n += times[i];
        }
        return origin + sum / n;
    }

    @Override
    public double[] replicates(double[] sorted, int resamples, long seed) {
        Optional<MeanLaw> law =
                (double) sorted.length * resamples > MOST_DRAWS ? MeanLaw.of(sorted) : Optional.empty();
        double origin = sorted[0];
        return Resamples.of(resamples, seed, 0, law.<Resamples.Draw>map(l -> (random, _) -> l.quantile(random.nextDouble()))
                .orElse((random, _) -> {
                    double sum = 0;
                    for (int i = 0; i < sorted.length; i++) {
                        sum += sorted[Streams.below(random, sorted.length)] - origin;
                    }
                    return origin + sum / sorted.length;
                }));
    }

    /// The centred values.
    @Override
    public double[] influence(double[] sorted) {
        double mean = 0;
        for (int i = 0; i < sorted.length; i++) {
            mean += (sorted[i] - mean) / (i + 1);
        }
        double[] influence = new double[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            influence[i] = (sorted[i] - mean) / sorted.length;
        }
        return influence;
    }
}
