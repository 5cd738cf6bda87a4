package dev.winnow.calibration;

import java.util.List;

/// The kinds of data.
final class Laws {
    static final NormalLaw NORMAL = new NormalLaw("normal", 1, 1);

    /// Steps of two fifths of a standard deviation of the logarithm, from 3.6 below to 4.4 above its mean.
    private static final int STEPS = 21;

    static final Discrete SKEWED = skewed("skewed", 0);

    static final Discrete ZERO_INFLATED = skewed("zero-inflated", 0.9);

    static final Discrete BINARY = new Discrete("binary", new double[][] {{0, 1}}, 0.9, 0.1);

    static final List<Law> ALL = List.of(NORMAL, SKEWED, ZERO_INFLATED, BINARY);

    private Laws() {}

    /// Log-normal amounts on a grid, after a share of zeros.
    private static Discrete skewed(String name, double zeros) {
        double[] values = new double[STEPS + 1];
        double[] shares = new double[STEPS + 1];
        double whole = 0;
        for (int i = 1; i <= STEPS; i++) {
            double z = -3.6 + 0.4 * (i - 1);
            values[i] = Math.exp(1.2 * z);
            shares[i] = Math.exp(-z * z / 2);
            whole += shares[i];
        }
        for (int i = 1; i <= STEPS; i++) {
            shares[i] *= (1 - zeros) / whole;
        }
        shares[0] = zeros;
        return new Discrete(name, new double[][] {values}, shares);
    }
}
