package dev.winnow.stats.proportions;

import dev.winnow.stats.Proportion;
import java.util.function.DoubleUnaryOperator;

/// Maximum likelihood estimates of two proportions under a hypothesis about their difference, ratio or odds ratio
/// (Miettinen and Nurminen 1985, appendix).
///
/// @param p1 treatment
/// @param q1 1 - p1
/// @param p0 control
/// @param q0 1 - p0
record ConstrainedFit(double p1, double q1, double p0, double q0) {
    /// p1 - p0 = difference.
    ///
    /// The paper solves the score equation as a cubic by cosines, which loses half the digits when two of its roots are
    /// close. Here the score itself, which falls in the smaller proportion, is bisected until neighbouring doubles.
    ///
    /// @param difference in [-1, 1]
    static ConstrainedFit difference(Proportion treatment, Proportion control, double difference) {
        double step = Math.abs(difference);
        Proportion larger = difference < 0 ? control : treatment;
        Proportion smaller = difference < 0 ? treatment : control;
        double room = 1 - step;
        double small = falling(p -> slope(larger, p + step, room - p) + slope(smaller, p, 1 - p), room);
        double large = Math.min(1, small + step);
        double rest = Math.max(0, room - small);
        return difference < 0
                ? new ConstrainedFit(small, 1 - small, large, rest)
                : new ConstrainedFit(large, rest, small, 1 - small);
    }

    /// Derivative of the binomial log likelihood.
    private static double slope(Proportion sample, double p, double q) {
        long failures = sample.trials() - sample.successes();
        return (sample.successes() == 0 ? 0 : sample.successes() / p) - (failures == 0 ? 0 : failures / q);
    }

    /// Where a falling function on [0, high] changes sign, or the end next to it.
    private static double falling(DoubleUnaryOperator f, double high) {
        double from = 0;
        double to = high;
        for (int i = 0; i < 2000; i++) {
            double middle = from + (to - from) / 2;
            if (!(middle > from && middle < to)) {
                break;
            }
            if (f.applyAsDouble(middle) > 0) {
                from = middle;
            } else {
                to = middle;
            }
        }
        // An end that was never left is the boundary itself.
        return to == high ? high : from;
    }

    /// p1 / p0 = ratio: p0 is the smaller root of N r p^2 - (n1 r + x1 + n0 + x0 r) p + x1 + x0 = 0, N = n1 + n0,
    /// written without cancellation. Failures are found for themselves, since 1 - p0 would lose their digits where they
    /// are rare.
    ///
    /// @param ratio above 0
    static ConstrainedFit ratio(Proportion treatment, Proportion control, double ratio) {
        double n1 = treatment.trials();
        double n0 = control.trials();
        double x1 = treatment.successes();
        double x0 = control.successes();
        double f1 = treatment.trials() - treatment.successes();
        double f0 = control.trials() - control.successes();
        double b = n1 * ratio + x1 + n0 + x0 * ratio;
        double root = Math.sqrt(discriminant(n1 + n0, ratio, ratio - 1, f1, f0));
        double p0 = Math.min(1, Math.min(1 / ratio, 2 * (x1 + x0) / (b + root)));
        double p1 = Math.min(1, p0 * ratio);
        double q1 = failure(n1 + n0, 1 / ratio, (1 - ratio) / ratio, f0, f1);
        double q0 = failure(n1 + n0, ratio, ratio - 1, f1, f0);
        return new ConstrainedFit(p1, q1, p0, q0);
    }

    /// q0 = 1 - p0, the larger root of N r q^2 - (N (r - 1) + f1 + f0 r) q + f0 (r - 1) = 0 with the failures f.
    private static double failure(double n, double ratio, double above1, double f1, double f0) {
        double sum = n * above1 + f1 + f0 * ratio;
        double root = Math.sqrt(discriminant(n, ratio, above1, f1, f0));
        double q = sum >= 0 ? (sum + root) / (2 * n * ratio) : 2 * f0 * above1 / (sum - root);
        return Math.clamp(q, 0, 1);
    }

    /// (u + v + f1)^2 - 4 u v with u = N (r - 1) and v = f0 r, as a sum of terms that are never negative.
    private static double discriminant(double n, double ratio, double above1, double f1, double f0) {
        double u = n * above1;
        double v = f0 * ratio;
        double sum = u + v + f1;
        return u < 0 ? sum * sum - 4 * u * v : (u - v) * (u - v) + f1 * (f1 + 2 * (u + v));
    }

    /// (p1 / q1) / (p0 / q0) = odds: with the total of successes x kept, p0 is the root in [0, 1] of
    /// n0 (o - 1) p^2 + (n1 o + n0 - x (o - 1)) p - x = 0, written without cancellation.
    ///
    /// @param odds above 0
    static ConstrainedFit oddsRatio(Proportion treatment, Proportion control, double odds) {
        double n1 = treatment.trials();
        double n0 = control.trials();
        double x = (double) treatment.successes() + control.successes();
        double p0 = controlShare(n1, n0, x, odds);
        // Failures have the inverse odds ratio; 1 - p0 would lose their digits where they are rare.
        double q0 = controlShare(n1, n0, n1 + n0 - x, 1 / odds);
        return new ConstrainedFit(odds * p0 / (q0 + odds * p0), q0 / (q0 + odds * p0), p0, q0);
    }

    private static double controlShare(double n1, double n0, double x, double odds) {
        double a = n0 * (odds - 1);
        double b = n1 * odds + n0 - x * (odds - 1);
        double root = Math.sqrt(Math.max(0, b * b + 4 * a * x));
        return Math.clamp(b >= 0 ? 2 * x / (b + root) : (root - b) / (2 * a), 0, 1);
    }

    double variance1() {
        return p1 * q1;
    }

    double variance0() {
        return p0 * q0;
    }
}
