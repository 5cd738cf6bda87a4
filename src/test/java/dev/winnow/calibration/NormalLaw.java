package dev.winnow.calibration;

import dev.winnow.stats.Moments;

record NormalLaw(String name, double mean, double sd) implements Law {
    @Override
    public Moments moments(Draw draw, long n) {
        return new Moments(n, mean + sd / Math.sqrt(n) * draw.normal(), n > 1 ? sd * sd * draw.chiSquare(n - 1.0) : 0);
    }

    @Override
    public double[] sample(Draw draw, int n) {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = mean + sd * draw.normal();
        }
        return out;
    }

    @Override
    public Law times(double factor) {
        return new NormalLaw(name, mean * factor, sd * factor);
    }
}
