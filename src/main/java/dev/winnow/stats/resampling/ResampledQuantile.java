package dev.winnow.stats.resampling;

import java.util.SplittableRandom;

/// A sample quantile of type 7.
///
/// The k-th smallest of n draws from the sample is the value at floor(n U), where U is the k-th smallest of n uniform
/// numbers, a Beta(k, n - k + 1) variable; given U, the next one's distance to 1 is that of the smallest of n - k. So a
/// replicate costs two gamma variables, whatever n, and has the same distribution as one from n draws.
///
/// @param q in (0, 1)
record ResampledQuantile(double q) implements Statistic {
    ResampledQuantile {
        if (!(q > 0 && q < 1)) {
            throw new IllegalArgumentException("q=%s is not in (0, 1)".formatted(q));
        }
    }

    @Override
    public double of(double[] sorted, int[] times) {
        long n = 0;
        for (int t : times) {
            n += t;
        }
        double place = (n - 1) * q;
        long k = (long) place;
        int i = 0;
        long seen = times[0];
        while (seen <= k) {
            seen += times[++i];
        }
        double low = sorted[i];
        while (seen <= k + 1 && i + 1 < sorted.length) {
            seen += times[++i];
        }
        return low + (place - k) * (sorted[i] - low);
    }

    @Override
    public double[] replicates(double[] sorted, int resamples, long seed) {
        int n = sorted.length;
        double place = (n - 1) * q;
        int k = (int) place + 1;
        return Resamples.of(resamples, seed, 0, (random, _) -> {
            double below = gamma(random, k);
            double u = below / (below + gamma(random, n - k + 1.0));
            double low = sorted[Math.min(n - 1, (int) (n * u))];
            if (k == n) {
                return low;
            }
            double next = 1 - (1 - u) * Math.pow(random.nextDouble(), 1.0 / (n - k));
            return low + (place - (k - 1)) * (sorted[Math.min(n - 1, (int) (n * next))] - low);
        });
    }

    /// (q - 1{x <= quantile}) over the density there and n (Hampel, Ronchetti, Rousseeuw and Stahel 1986, section 2.3),
    /// q the share of units below. The density is a share of units over the stretch that they take, about a standard
    /// error of q to either side (Woodruff 1952); equal values double that share until there is a stretch.
    @Override
    public double[] influence(double[] sorted) {
        int n = sorted.length;
        int below = Math.clamp((int) ((n - 1) * q) + 1, 1, n - 1);
        double stretch = 0;
        double share = 1;
        for (double reach = Math.sqrt(q * (1 - q) / n); !(stretch > 0) && reach < 2; reach *= 2) {
            double low = Math.max(0, q - reach);
            double high = Math.min(1, q + reach);
            share = high - low;
            stretch = at(sorted, high) - at(sorted, low);
        }
        double[] influence = new double[n];
        for (int i = 0; i < n; i++) {
            influence[i] = ((double) below / n - (i < below ? 1 : 0)) * stretch / share / n;
        }
        return influence;
    }

    private static double at(double[] sorted, double q) {
        double place = (sorted.length - 1) * q;
        int k = (int) place;
        double low = sorted[k];
        return place == k ? low : low + (place - k) * (sorted[k + 1] - low);
    }

    /// Marsaglia and Tsang (2000), for a shape of at least 1.
    private static double gamma(SplittableRandom random, double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            if (v > 0) {
                double cube = v * v * v;
                if (Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * cube + d * Math.log(cube)) {
                    return d * cube;
                }
            }
        }
    }
}
