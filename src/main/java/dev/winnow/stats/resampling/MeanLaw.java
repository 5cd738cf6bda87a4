package dev.winnow.stats.resampling;

import java.util.Arrays;
import java.util.Optional;

/// The distribution of the mean of n draws with replacement from n values, as the n-th power of the characteristic
/// function of the sample, turned back by a Fourier series (Feller 1971, ch. XV).
///
/// The series runs over an interval that Bernstein's inequality (1924) leaves with a chance below 1e-12 on either side,
/// and ends where its terms stay below 1e-12, as they soon do for large samples: some tens of terms, each a sum over
/// the values. Inside a cell of the table the distribution function is taken as straight, an error below 1e-5 standard
/// errors. Values on a lattice are smeared between its points; a sample whose mean keeps visible lumps, such as one
/// with a handful of huge values or successes, has terms that do not vanish and is refused.
final class MeanLaw {
    private static final double LOG_OUTSIDE = 27.7;
    private static final double VANISHED = 1e-12;
    private static final int FEWEST_TERMS = 64;
    private static final int MOST_TERMS = 1024;
    private static final int CELLS_PER_TERM = 64;

    private final double low;
    private final double cell;
    private final double[] cumulative;

    private MeanLaw(double low, double cell, double[] cumulative) {
        this.low = low;
        this.cell = cell;
        this.cumulative = cumulative;
    }

    /// @param sorted values in ascending order, at least one
    /// @return absent when the values do not vary or the series does not end in time
    static Optional<MeanLaw> of(double[] sorted) {
        int n = sorted.length;
        double mean = 0;
        double m2 = 0;
        for (int i = 0; i < n; i++) {
            double d = sorted[i] - mean;
            mean += d / (i + 1);
            m2 += d * (sorted[i] - mean);
        }
        double variance = m2 / n;
        if (!(variance > 0)) {
            return Optional.empty();
        }
        double left = reach(mean - sorted[0], variance, n);
        double right = reach(sorted[n - 1] - mean, variance, n);
        double step = 2 * Math.PI / (left + right);
        for (int terms = FEWEST_TERMS; terms <= MOST_TERMS; terms *= 4) {
            double[] re = new double[terms];
            double[] im = new double[terms];
            characteristic(sorted, mean, step / n, re, im);
            if (vanish(re, im)) {
                return Optional.of(tabulated(mean, left, left + right, re, im));
            }
        }
        return Optional.empty();
    }

    /// u with exp(-n u^2 / (2 (v + b u / 3))) = exp(-LOG_OUTSIDE).
    static double reach(double largest, double variance, int n) {
        double linear = largest * LOG_OUTSIDE / (3.0 * n);
        return linear + Math.sqrt(linear * linear + 2 * variance * LOG_OUTSIDE / n);
    }

    /// The n-th powers at 1, 2, ... steps.
    private static void characteristic(double[] sorted, double mean, double step, double[] re, double[] im) {
        for (double v : sorted) {
            double angle = step * (v - mean);
            double c = Math.cos(angle);
            double s = Math.sin(angle);
            double cos = 1;
            double sin = 0;
            for (int k = 0; k < re.length; k++) {
                double turned = cos * c - sin * s;
                sin = sin * c + cos * s;
                cos = turned;
                re[k] += 1 - cos;
                im[k] += sin;
            }
        }
        int n = sorted.length;
        for (int k = 0; k < re.length; k++) {
            double a = re[k] / n;
            double b = im[k] / n;
            // The square of the modulus is 1 - 2a + a^2 + b^2; so close to 1 only its distance has digits.
            double modulus = Math.exp(n * 0.5 * Math.log1p(Math.max(-1, a * a + b * b - 2 * a)));
            double angle = n * Math.atan2(b, 1 - a);
            re[k] = modulus * Math.cos(angle);
            im[k] = modulus * Math.sin(angle);
        }
    }

    private static boolean vanish(double[] re, double[] im) {
        for (int k = re.length / 2; k < re.length; k++) {
            if (!(Math.hypot(re[k], im[k]) < VANISHED)) {
                return false;
            }
        }
        return true;
    }

    /// F(x) = x / P + sum 2 Re[f_k (e^(-i k w x) - e^(i k w left)) / (-i k w)] / P on cells of equal width, x from the
    /// left end of the period P.
    private static MeanLaw tabulated(double mean, double left, double period, double[] re, double[] im) {
        int cells = CELLS_PER_TERM * re.length;
        double[] cumulative = new double[cells + 1];
        double[] cos = new double[cells];
        for (int i = 0; i < cells; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / cells);
        }
        double[] a = new double[re.length];
        double[] b = new double[re.length];
        for (int k = 0; k < re.length; k++) {
            // Turned to the left end, where the sum starts.
            double angle = 2 * Math.PI * (k + 1) * left / period;
            a[k] = re[k] * Math.cos(angle) - im[k] * Math.sin(angle);
            b[k] = re[k] * Math.sin(angle) + im[k] * Math.cos(angle);
        }
        for (int i = 1; i <= cells; i++) {
            double sum = (double) i / cells;
            for (int k = 0; k < a.length; k++) {
                int at = (int) ((long) (k + 1) * i % cells);
                double c = cos[at];
                double s = cos[(at + cells - cells / 4) % cells];
                sum += (a[k] * s + b[k] * (1 - c)) / ((k + 1) * Math.PI);
            }
            cumulative[i] = Math.max(cumulative[i - 1], Math.min(1, sum));
        }
        cumulative[cells] = 1;
        return new MeanLaw(mean - left, period / cells, cumulative);
    }

    /// The mean that is exceeded with probability 1 - u.
    ///
    /// @param u in [0, 1)
    double quantile(double u) {
        int found = Arrays.binarySearch(cumulative, u);
        int i = Math.min(found >= 0 ? found : -found - 2, cumulative.length - 2);
        double height = cumulative[i + 1] - cumulative[i];
        return low + cell * (i + (height > 0 ? (u - cumulative[i]) / height : 0));
    }
}
