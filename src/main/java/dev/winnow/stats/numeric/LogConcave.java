package dev.winnow.stats.numeric;

import java.util.function.DoubleUnaryOperator;

/// Integrals of functions with a single peak that are given by their logarithm, so that neither a peak of 1e-400 nor
/// one of 1e400 is lost.
///
/// The peak is found by golden section and the ends where the function has fallen by e^-40 (4e-18); between them
/// Gauss-Legendre panels are halved until halving changes the sum by less than the tolerance. The same input gives the
/// same bits.
public final class LogConcave {
    /// Below this many natural logarithms under the peak, the rest of the integral is lost in rounding.
    private static final double DROP = 40;

    private static final double GOLDEN = 0.6180339887498949;
    private static final int PANELS = 6;
    private static final int DEEPEST = 30;

    private final DoubleUnaryOperator log;
    private final double tolerance;
    private double peak;

    private LogConcave(DoubleUnaryOperator log, double tolerance) {
        this.log = log;
        this.tolerance = tolerance;
    }

    /// The logarithm of the integral of exp(log(u)) over the whole line.
    ///
    /// @param log   smooth, unimodal and falling to minus infinity on both sides; a logarithm of 0 may be minus infinity
    /// @param start a point where the function is not 0
    /// @param step  roughly the width of the peak, above 0; only speed depends on it
    /// @param tolerance relative error of the integral, 1e-15 to 1e-6
    public static double logIntegral(DoubleUnaryOperator log, double start, double step, double tolerance) {
        return new LogConcave(log, tolerance).integrate(start, step);
    }

    private double integrate(double start, double step) {
        double mode = mode(start, step);
        peak = log.applyAsDouble(mode);
        double low = end(mode, -step);
        double high = end(mode, step);
        double width = (high - low) / PANELS;
        double[] panels = new double[PANELS];
        double rough = 0;
        for (int i = 0; i < PANELS; i++) {
            panels[i] = panel(low + i * width, low + (i + 1) * width);
            rough += panels[i];
        }
        double sum = 0;
        for (int i = 0; i < PANELS; i++) {
            sum += refined(low + i * width, low + (i + 1) * width, panels[i], tolerance * rough, DEEPEST);
        }
        return peak + Math.log(sum);
    }

    private double refined(double low, double high, double whole, double allowed, int depth) {
        double middle = 0.5 * (low + high);
        double left = panel(low, middle);
        double right = panel(middle, high);
        if (depth == 0 || Math.abs(left + right - whole) <= allowed) {
            return left + right;
        }
        return refined(low, middle, left, allowed, depth - 1) + refined(middle, high, right, allowed, depth - 1);
    }

    private double panel(double low, double high) {
        return Quadrature.integrate(u -> Math.exp(log.applyAsDouble(u) - peak), low, high, 1);
    }

    private double mode(double start, double step) {
        double here = log.applyAsDouble(start);
        double direction = log.applyAsDouble(start + step) > here ? step : -step;
        double before = start - direction;
        double at = start;
        double next = start + direction;
        double value = here;
        for (double beyond = log.applyAsDouble(next); beyond > value; beyond = log.applyAsDouble(next)) {
            before = at;
            at = next;
            value = beyond;
            direction *= 2;
            next += direction;
        }
        return golden(Math.min(before, next), Math.max(before, next));
    }

    private double golden(double from, double to) {
        double low = from;
        double high = to;
        double a = high - GOLDEN * (high - low);
        double b = low + GOLDEN * (high - low);
        double atA = log.applyAsDouble(a);
        double atB = log.applyAsDouble(b);
        // A peak known to a hundredth of the first bracket, and to 1 in height, is good enough to scale by.
        for (int i = 0; i < 100 && (i < 10 || Math.abs(atA - atB) > 0.5); i++) {
            if (atA > atB) {
                high = b;
                b = a;
                atB = atA;
                a = high - GOLDEN * (high - low);
                atA = log.applyAsDouble(a);
            } else {
                low = a;
                a = b;
                atA = atB;
                b = low + GOLDEN * (high - low);
                atB = log.applyAsDouble(b);
            }
        }
        return atA > atB ? a : b;
    }

    /// Where the function has fallen by `DROP`, to a tenth of the way.
    private double end(double mode, double step) {
        double inside = 0;
        double outside = step;
        while (log.applyAsDouble(mode + outside) > peak - DROP) {
            inside = outside;
            outside *= 2;
        }
        while (Math.abs(outside - inside) > 0.1 * Math.abs(outside)) {
            double middle = 0.5 * (inside + outside);
            if (log.applyAsDouble(mode + middle) > peak - DROP) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return mode + outside;
    }
}
