package dev.winnow.calibration;

import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/// One stream of random numbers, told from the seed and a name.
final class Draw {
    private static final double FEW = 20;

    private final UniformRandomProvider uniform;
    private final SharedStateContinuousSampler normal;
    private final SharedStateContinuousSampler exponential;

    Draw(long seed, String stream) {
        var mixed = new SplittableRandom(seed ^ (0x9E3779B97F4A7C15L * stream.hashCode()));
        uniform = mixed.split()::nextLong;
        normal = ZigguratSampler.NormalizedGaussian.of(uniform);
        exponential = ZigguratSampler.Exponential.of(uniform);
    }

    UniformRandomProvider source() {
        return uniform;
    }

    double uniform() {
        return uniform.nextDouble();
    }

    double between(double low, double high) {
        return low + (high - low) * uniform.nextDouble();
    }

    long seed() {
        return uniform.nextLong();
    }

    double normal() {
        return normal.sample();
    }

    /// The sum of n standard normal numbers.
    double normalSum(long n) {
        return Math.sqrt(n) * normal.sample();
    }

    double exponential() {
        return exponential.sample();
    }

    double gamma(double shape) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(uniform, shape, 1).sample();
    }

    double chiSquare(double df) {
        return 2 * gamma(df / 2);
    }

    double beta(double a, double b) {
        double x = gamma(a);
        return x / (x + gamma(b));
    }

    long poisson(double mean) {
        return mean > 0 ? PoissonSampler.of(uniform, mean).sample() : 0;
    }

    /// Exact for every size: while the count is large, the middle one of the uniform numbers behind it is drawn and half
    /// of them are settled at once (Relles 1972); the rest by inversion.
    long binomial(long trials, double share) {
        long n = trials;
        double p = share;
        long count = 0;
        while (n * Math.min(p, 1 - p) > FEW) {
            long middle = n / 2 + 1;
            double at = beta(middle, n + 1.0 - middle);
            if (at <= p) {
                count += middle;
                n -= middle;
                p = (p - at) / (1 - at);
            } else {
                n = middle - 1;
                p = p / at;
            }
            p = Math.clamp(p, 0, 1);
        }
        return count + (p > 0.5 ? n - inverted(n, 1 - p) : inverted(n, p));
    }

    private long inverted(long n, double p) {
        if (n == 0 || !(p > 0)) {
            return 0;
        }
        double odds = p / (1 - p);
        double point = Math.exp(n * Math.log1p(-p));
        double left = uniform.nextDouble();
        long k = 0;
        while (left > point && k < n) {
            left -= point;
            k++;
            point *= odds * (n - k + 1) / k;
        }
        return k;
    }
}
