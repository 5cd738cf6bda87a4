package dev.winnow.stats.numeric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Integrals of functions with a single peak that are given by their logarithm, so that neither a peak of 1e-400 nor
/// one of 1e400 is lost.
///
/// The peak is found by golden section and the ends where the function has fallen by e^-40 (4e-18); between them
/// Gauss-Legendre panels are halved until halving changes the sum by less than the tolerance, or than the rounding of
/// a logarithm of that size. The halving ends at a depth of 60, or where more than 200 panels stay open, which is what
/// a tolerance does that noise keeps out of reach; the sum then is as good as it has become. The same input gives the
/// same bits.
public final class LogConcave {
    /// Below this many natural logarithms under the peak, the rest of the integral is lost in rounding.
    private static final double DROP = 40;

    /// What rounding does to a logarithm, relative to its size.
    private static final double NOISE = 0x1p-50;

    private static final int PANELS = 6;
    private static final double HIGHEST = 30;
    private static final int DEEPEST = 60;

    /// Panels still open at one depth: a kink leaves two or three, noise doubles them every time.
    private static final int MOST_OPEN = 200;

    private record Panel(double low, double high, double value) {}

    private final DoubleUnaryOperator log;
    private final double tolerance;
    private double peak;

    private LogConcave(DoubleUnaryOperator log, double tolerance) {
        this.log = log;
        this.tolerance = tolerance;
    }

    /// The logarithm of the integral of exp(log(u)) over the whole line.
    ///
    /// A plateau or a second peak may be missed, and so may a kink beside the end of a panel, where no node sees past
    /// it; without a fall on both sides there is no end.
    ///
    /// @param log   smooth, unimodal and falling to minus infinity on both sides; a logarithm of 0 may be minus
    ///     infinity
    /// @param start a point where the function is not 0
    /// @param step  roughly the width of the peak, above 0; only speed depends on it
    /// @param tolerance relative error of the integral, 1e-15 to 1e-6
    /// @return minus infinity when the function is 0 wherever it was looked at
    public static double logIntegral(DoubleUnaryOperator log, double start, double step, double tolerance) {
        return new LogConcave(log, tolerance).integrate(start, step);
    }

    private double integrate(double start, double step) {
        double found = mode(start, step);
        double mode = log.applyAsDouble(start) > log.applyAsDouble(found) ? start : found;
        peak = log.applyAsDouble(mode);
        if (peak == Double.NEGATIVE_INFINITY) {
            return peak;
        }
        double low = end(mode, -step);
        double high = end(mode, step);
        double width = (high - low) / PANELS;
        List<Panel> panels = new ArrayList<>();
        double rough = 0;
        for (int i = 0; i < PANELS; i++) {
            Panel panel = panel(low + i * width, low + (i + 1) * width);
            panels.add(panel);
            rough += panel.value();
        }
        return peak + Math.log(refined(panels, Math.max(tolerance, NOISE * Math.abs(peak)) * rough));
    }

    private double refined(List<Panel> panels, double allowed) {
        double sum = 0;
        List<Panel> open = panels;
        for (int depth = 0; depth < DEEPEST && !open.isEmpty() && open.size() <= MOST_OPEN; depth++) {
            List<Panel> next = new ArrayList<>();
            for (Panel whole : open) {
                double middle = 0.5 * (whole.low() + whole.high());
                Panel left = panel(whole.low(), middle);
                Panel right = panel(middle, whole.high());
                if (Math.abs(left.value() + right.value() - whole.value()) <= allowed) {
                    sum += left.value() + right.value();
                } else {
                    next.add(left);
                    next.add(right);
                }
            }
            open = next;
        }
        for (Panel left : open) {
            sum += left.value();
        }
        return sum;
    }

    private Panel panel(double low, double high) {
        return new Panel(low, high, Quadrature.integrate(this::scaled, low, high, 1));
    }

    /// Far above the peak there is only the rounding of a logarithm of many digits.
    private double scaled(double u) {
        return Math.exp(Math.min(HIGHEST, log.applyAsDouble(u) - peak));
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
        var search = new GoldenSection(log, Math.min(before, next), Math.max(before, next));
        // A peak known to a hundredth of the first bracket, and to 1 in height, is good enough to scale by.
        for (int i = 0; i < 100 && (i < 10 || search.drop() > 0.5); i++) {
            search.step();
        }
        return search.best();
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
