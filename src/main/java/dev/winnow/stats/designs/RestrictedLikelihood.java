package dev.winnow.stats.designs;

import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.numeric.Roots;
import java.util.List;
import java.util.OptionalDouble;

/// The restricted likelihood of one-way random effects with the residual variance profiled out.
///
/// With the ratio q of the variance between to that within, clusters have weights w = n/(1 + n q) and
/// -2 l = (N - 1) log[(W + sum w (mean - m)^2) / (N - 1)] + sum log(1 + n q) + log sum w, W the sum of squares within
/// and m the weighted mean. Its derivative in q is in closed form; the correlation is q / (1 + q).
final class RestrictedLikelihood {
    private static final int GRID = 200;

    private final List<Moments> clusters;
    private final double within;
    private final long n;

    private RestrictedLikelihood(List<Moments> clusters, double within) {
        this.clusters = clusters;
        this.within = within;
        this.n = clusters.stream().mapToLong(Moments::n).sum();
    }

    /// The correlation at the maximum; 0 where the likelihood falls from there.
    ///
    /// @param clusters at least two, one of them of two units or more
    /// @param within   sum of squares within clusters, above 0
    /// @return undefined when the scan and the derivative disagree about the place of the maximum
    static Outcome<Double> of(List<Moments> clusters, double within) {
        return new RestrictedLikelihood(clusters, within).maximum();
    }

    /// The likelihood may have several peaks when sizes are very unequal, so the correlation is scanned first.
    private Outcome<Double> maximum() {
        double best = 0;
        double bestValue = deviance(0);
        for (int i = 1; i <= GRID; i++) {
            double rho = (double) i / (GRID + 1);
            double value = deviance(rho / (1 - rho));
            if (value < bestValue) {
                best = rho;
                bestValue = value;
            }
        }
        double step = 1.0 / (GRID + 1);
        double low = Math.max(0, best - step);
        if (best == 0 && !(slope(0) < 0)) {
            return Outcome.known(0.0);
        }
        double high = Math.min(1 - 1e-12, best + step);
        OptionalDouble root = Roots.between(rho -> slope(rho / (1 - rho)), low, high);
        return root.isPresent()
                ? Outcome.known(root.getAsDouble())
                : Outcome.undefined(Cause.NOT_CONVERGED, GRID);
    }

    private double deviance(double q) {
        double[] s = sums(q);
        return (n - 1) * Math.log((within + s[1]) / (n - 1)) + s[2] + Math.log(s[0]);
    }

    /// d(-2 l)/dq, by dw/dq = -w^2; the derivative through the weighted mean vanishes there.
    private double slope(double q) {
        double[] s = sums(q);
        return -(n - 1) * s[3] / (within + s[1]) + s[0] - s[4] / s[0];
    }

    /// Sums of w, w d^2, log(1 + n q), w^2 d^2 and w^2.
    private double[] sums(double q) {
        double total = 0;
        double weighted = 0;
        for (Moments m : clusters) {
            double w = m.n() / (1 + m.n() * q);
            total += w;
            weighted += w * m.mean();
        }
        double mean = weighted / total;
        double[] s = new double[5];
        s[0] = total;
        for (Moments m : clusters) {
            double w = m.n() / (1 + m.n() * q);
            double d = m.mean() - mean;
            s[1] += w * d * d;
            s[2] += Math.log1p(m.n() * q);
            s[3] += w * w * d * d;
            s[4] += w * w;
        }
        return s;
    }
}
