package dev.winnow.stats.resampling;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/// The mean. Few draws are drawn one by one; beyond that replicates come from the distribution of the resample's mean
/// itself, see [MeanLaw], whose cost does not grow with their number. Where that is too lumpy, as with a handful of
/// successes, mostly one value is drawn, and only the others are looked at.
record ResampledMean() implements Statistic {
    /// Draws after which the distribution is computed instead; about a second of one processor.
    private static final double MOST_DRAWS = 1e8;

    /// Share of one value from which drawing the others alone is faster.
    private static final double MOSTLY = 0.8;

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
        if (sorted[0] == sorted[sorted.length - 1]) {
            double[] same = new double[resamples];
            Arrays.fill(same, sorted[0]);
            return same;
        }
        if ((double) sorted.length * resamples <= MOST_DRAWS) {
            return Resamples.of(resamples, seed, 0, (random, _) -> drawn(sorted, random));
        }
        Optional<MeanLaw> law = MeanLaw.of(sorted);
        if (law.isPresent()) {
            MeanLaw known = law.get();
            return Resamples.of(resamples, seed, 0, (random, _) -> known.quantile(random.nextDouble()));
        }
        Run run = Run.longest(sorted);
        return run.length() > MOSTLY * sorted.length
                ? Resamples.of(resamples, seed, 0, (random, _) -> drawnBeside(run, sorted, random))
                : Resamples.of(resamples, seed, 0, (random, _) -> drawn(sorted, random));
    }

    private static double drawn(double[] sorted, SplittableRandom random) {
        double origin = sorted[0];
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += sorted[Streams.below(random, sorted.length)] - origin;
        }
        return origin + sum / sorted.length;
    }

    /// Draws only the values outside the run: how many draws pass until the next of them is geometric.
    private static double drawnBeside(Run run, double[] sorted, SplittableRandom random) {
        int n = sorted.length;
        double origin = sorted[run.from()];
        double logInRun = Math.log((double) run.length() / n);
        double sum = 0;
        for (double draw = 0; ; ) {
            draw += 1 + Math.floor(Math.log(1 - random.nextDouble()) / logInRun);
            if (draw > n) {
                return origin + sum / n;
            }
            int outside = Streams.below(random, n - run.length());
            sum += sorted[outside < run.from() ? outside : outside + run.length()] - origin;
        }
    }

    /// Equal values.
    private record Run(int from, int length) {
        static Run longest(double[] sorted) {
            var longest = new Run(0, 0);
            int from = 0;
            for (int i = 1; i <= sorted.length; i++) {
                if (i == sorted.length || sorted[i] != sorted[from]) {
                    longest = i - from > longest.length ? new Run(from, i - from) : longest;
                    from = i;
                }
            }
            return longest;
        }
    }

    /// The centred values over their number.
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
