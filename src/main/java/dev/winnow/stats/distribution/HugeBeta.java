package dev.winnow.stats.distribution;

import dev.winnow.stats.numeric.Quadrature;

/// The incomplete beta function with parameters in the millions and beyond, in a fixed number of steps.
///
/// In y = log(p / q) the beta density is p^a q^b / B(a, b), which is log-concave. From the point outwards its logarithm
/// falls by a t + (a + b) K(-t), K the cumulant function of a single trial with chance p; the integral of its
/// exponential ends where it has fallen by e^-40.
final class HugeBeta {
    private static final double DROP = 40;
    private static final double SMALL_STEP = 1e-3;

    private HugeBeta() {}

    /// log I_p(a, b) on the side of the mode where it is the smaller tail.
    ///
    /// @param p in [0, a / (a + b)]
    static double logTail(double a, double b, double p, double q) {
        if (p == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double slope = Math.max(0, a * q - b * p);
        double v = (a + b) * p * q;
        double end = 2 * DROP / (slope + Math.hypot(slope, Math.sqrt(2 * DROP * v)));
        while (fall(end, a, b, p, q, slope) < DROP) {
            end *= 1.5;
        }
        // Beyond a few units of y the density is a plain exponential, before that it may bend within one.
        int panels = 8 + (int) Math.min(200, end);
        double integral =
                Quadrature.integrate(t -> Math.exp(-fall(t, a, b, p, q, slope)), 0, end, panels);
        return Deviance.logBinomial(a, b, p, q) + Math.log(a) - Math.log1p(a / b) + Math.log(integral);
    }

    /// How far the logarithm of the density is below that at the point, t further out.
    private static double fall(double t, double a, double b, double p, double q, double slope) {
        double n = a + b;
        if (t > SMALL_STEP) {
            // Each way keeps the digits of the parameter that goes with the smaller chance.
            return p < 0.5 ? a * t + n * Math.log1p(p * Math.expm1(-t)) : n * Math.log1p(q * Math.expm1(t)) - b * t;
        }
        double pq = p * q;
        double skew = q - p;
        double k4 = 1 - 6 * pq;
        double k5 = skew * (1 - 12 * pq);
        double k6 = 1 - 30 * pq + 120 * pq * pq;
        double tail = 0.5 - t * (skew / 6 - t * (k4 / 24 - t * (k5 / 120 - t * k6 / 720)));
        return slope * t + n * pq * t * t * tail;
    }
}
