package dev.winnow.calibration;

import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;

/// A law on finitely many points, of one or more variables: the counts of the points are multinomial, so that a million
/// units cost as little as a hundred.
final class Discrete implements Law {
    private static final long ONE_BY_ONE = 200;

    private final String name;
    private final double[][] points;
    private final double[] shares;
    private final SharedStateDiscreteSampler sampler;

    /// @param points by variable, then by point
    /// @param shares of the points, relative to their sum
    Discrete(String name, double[][] points, double... shares) {
        this.name = name;
        this.points = points;
        double whole = Arrays.stream(shares).sum();
        this.shares = Arrays.stream(shares).map(s -> s / whole).toArray();
        sampler = AliasMethodDiscreteSampler.of(new Draw(0, name).source(), this.shares);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double mean() {
        return mean(0);
    }

    double mean(int variable) {
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += shares[i] * points[variable][i];
        }
        return sum;
    }

    @Override
    public double sd() {
        return Math.sqrt(central(2));
    }

    double skewness() {
        return central(3) / Math.pow(sd(), 3);
    }

    private double central(int power) {
        double mean = mean();
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += shares[i] * Math.pow(points[0][i] - mean, power);
        }
        return sum;
    }

    long[] counts(Draw draw, long n) {
        long[] counts = new long[shares.length];
        if (n <= ONE_BY_ONE) {
            SharedStateDiscreteSampler one = sampler.withUniformRandomProvider(draw.source());
            for (int i = 0; i < n; i++) {
                counts[one.sample()]++;
            }
            return counts;
        }
        long left = n;
        double rest = 1;
        for (int i = 0; i < counts.length && left > 0; i++) {
            boolean last = i == counts.length - 1;
            counts[i] = last ? left : draw.binomial(left, Math.clamp(shares[i] / rest, 0, 1));
            left -= counts[i];
            rest -= shares[i];
        }
        return counts;
    }

    @Override
    public Moments moments(Draw draw, long n) {
        return matrix(draw, n).moments(0);
    }

    /// Sufficient statistics of all variables.
    MomentMatrix matrix(Draw draw, long n) {
        long[] counts = counts(draw, n);
        int k = points.length;
        List<Double> means = new ArrayList<>(k);
        for (double[] values : points) {
            double sum = 0;
            for (int i = 0; i < counts.length; i++) {
                sum += counts[i] * values[i];
            }
            means.add(sum / n);
        }
        List<Double> cross = new ArrayList<>(k * k);
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                double sum = 0;
                for (int i = 0; i < counts.length; i++) {
                    sum += counts[i] * (points[a][i] - means.get(a)) * (points[b][i] - means.get(b));
                }
                cross.add(sum);
            }
        }
        return new MomentMatrix(n, means, cross);
    }

    @Override
    public double[] sample(Draw draw, int n) {
        SharedStateDiscreteSampler one = sampler.withUniformRandomProvider(draw.source());
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = points[0][one.sample()];
        }
        return out;
    }

    @Override
    public Law times(double factor) {
        double[][] scaled = points.clone();
        scaled[0] = Arrays.stream(points[0]).map(v -> v * factor).toArray();
        return new Discrete(name, scaled, shares);
    }
}
