package dev.winnow.stats.sequential;

import dev.winnow.stats.distribution.Tails;
import java.util.Arrays;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/// Density of the z statistic at one look, restricted to the paths that no earlier bound has stopped, as masses at the
/// nodes of a quadrature rule.
///
/// The score process B(t) = z sqrt(t) has independent normal increments of variance dt, so the density at the next look
/// is one convolution further (Armitage, McPherson and Rowe 1969, JRSS A 132, 235-244; Jennison and Turnbull 2000,
/// chapter 19). The rule is Gauss-Legendre of 16 nodes on panels of four standard deviations of the narrowest kernel
/// that meets this look, which is good to about 1e-12; nothing is adaptive.
final class Subdensity {
    /// Nothing observed: all mass at 0.
    static final Subdensity START = new Subdensity(0, 0, new double[] {0}, new double[] {1});

    private static final int ORDER = 16;
    private static final double[] NODES = new double[ORDER];
    private static final double[] WEIGHTS = new double[ORDER];

    /// Standard deviations a panel.
    private static final double PANEL = 4;

    /// Mass further from the mean than this is below 1e-17.
    private static final double REACH = 8.5;

    /// A normal tail of 39 is below the smallest double; nine more as for nearer bounds.
    private static final double MOST_REACH = 48;

    /// exp(-75 / 2) is below the last bit.
    private static final double NEGLIGIBLE = 75;

    private static final double INV_SQRT_2PI = 1 / Math.sqrt(2 * Math.PI);

    static {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(ORDER);
        for (int i = 0; i < ORDER; i++) {
            NODES[i] = rule.getPoint(i);
            WEIGHTS[i] = rule.getWeight(i);
        }
    }

    private final double t;
    private final double mean;
    private final double[] z;
    private final double[] mass;

    /// @param t    information fraction
    /// @param mean of B(t) if nothing had been stopped
    private Subdensity(double t, double mean, double[] z, double[] mass) {
        this.t = t;
        this.mean = mean;
        this.z = z;
        this.mass = mass;
    }

    /// A start at an observed statistic, for what is conditional on it.
    static Subdensity at(double t, double z) {
        return new Subdensity(t, z * Math.sqrt(t), new double[] {z}, new double[] {1});
    }

    /// Mean of the unrestricted z at the next look.
    double centre(double next, double shift) {
        return (mean + shift) / Math.sqrt(next);
    }

    /// P(not stopped so far, sign * Z(next) > sign * bound).
    ///
    /// @param shift mean of B(next) - B(t)
    /// @param sign  1 for the upper tail, -1 for the lower
    double tail(double next, double shift, double bound, int sign) {
        if (Double.isInfinite(bound)) {
            return sign * bound > 0 ? 0 : total();
        }
        double scale = 1 / Math.sqrt(next - t);
        double at = (bound * Math.sqrt(next) - shift) * scale;
        double per = Math.sqrt(t) * scale;
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += mass[i] * Tails.normal(sign * (at - z[i] * per));
        }
        return sum;
    }

    /// Mass that no bound has stopped.
    double total() {
        double sum = 0;
        for (double m : mass) {
            sum += m;
        }
        return sum;
    }

    private double density(double next, double shift, double bound) {
        double scale = 1 / Math.sqrt(next - t);
        double root = Math.sqrt(next);
        return kernels((bound * root - shift) * scale, Math.sqrt(t) * scale, Double.MAX_VALUE) * root * scale;
    }

    /// Sum of the kernels, without the factor of the change of variable.
    ///
    /// @param most square beyond which a kernel is left out
    private double kernels(double at, double per, double most) {
        double sum = 0;
        for (int i = firstWithin(at, per, most); i < z.length; i++) {
            double d = at - z[i] * per;
            double d2 = d * d;
            if (!(d2 < most)) {
                break;
            }
            sum += mass[i] * Math.exp(-0.5 * d2);
        }
        return sum * INV_SQRT_2PI;
    }

    /// The nodes rise, so those whose kernels count are neighbours; this is the lowest of them.
    private int firstWithin(double at, double per, double most) {
        int low = 0;
        int high = z.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            double d = at - z[middle] * per;
            if (d > 0 && d * d >= most) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The bound whose tail is `p`: infinite for p = 0, and the opposite infinity when less than p is left.
    ///
    /// Newton's method on the logarithm of the tail, which is concave, from the bound that would hold if nothing had
    /// been stopped: that is on the far side, and so the iteration comes from there without overshooting.
    double bound(double next, double shift, double p, int sign) {
        if (!(p > 0)) {
            return sign * Double.POSITIVE_INFINITY;
        }
        if (!(total() > p)) {
            return sign * Double.NEGATIVE_INFINITY;
        }
        double start = centre(next, shift) + sign * Tails.normalQuantile(p);
        double bound = start;
        for (int i = 0; i < 200; i++) {
            double tail = tail(next, shift, bound, sign);
            double density = density(next, shift, bound);
            if (!(tail > 0 && density > 0)) {
                bound -= 0.5 * sign;
                continue;
            }
            double step = Math.log(tail / p) * tail / density;
            // Far below the mass the tail is flat; a cap keeps the step where the tangent means something.
            bound += sign * Math.max(-2, Math.min(2, step));
            if (Math.abs(step) < 1e-13 * (1 + Math.abs(bound))) {
                return bound;
            }
        }
        return bound;
    }

    /// How far from the mean the density at each look matters for crossing bounds at later ones.
    ///
    /// Given z = b at fraction t, the statistic at an earlier fraction s is normal around b sqrt(s / t) with variance 1
    /// - s / t; nine standard deviations more are kept, so that even tiny tails keep their digits, up to where no tail
    /// is a double any more.
    ///
    /// @param bounds no look's bound is larger, unless infinite
    static double[] reaches(Looks looks, double[] bounds) {
        double[] reach = new double[bounds.length];
        Arrays.fill(reach, REACH);
        for (int k = 0; k < bounds.length; k++) {
            for (int j = k + 1; j < bounds.length; j++) {
                double share = looks.fraction(k) / looks.fraction(j);
                double far = Math.sqrt(share) * bounds[j] + 9 * Math.sqrt(1 - share);
                reach[k] = Double.isFinite(far) ? Math.max(reach[k], Math.min(far, MOST_REACH)) : reach[k];
            }
        }
        return reach;
    }

    /// The density at the next look between its bounds.
    ///
    /// @param low   lower bound, may be infinite
    /// @param high  upper bound, may be infinite
    /// @param after fraction at the look after, for the width of the panels
    /// @param reach how far from the mean it matters, in standard deviations
    Subdensity between(double next, double shift, double low, double high, double after, double reach) {
        double centre = centre(next, shift);
        double from = Math.max(low, centre - (low > Double.NEGATIVE_INFINITY ? reach : REACH));
        double to = Math.min(high, centre + reach);
        if (!(from < to)) {
            return new Subdensity(next, mean + shift, new double[0], new double[0]);
        }
        double kernel = Math.sqrt(Math.min(next, Math.min(next - t, after - next)) / next);
        int panels = (int) Math.ceil((to - from) / (PANEL * kernel));
        double half = (to - from) / (2.0 * panels);
        double scale = 1 / Math.sqrt(next - t);
        double root = Math.sqrt(next);
        double per = Math.sqrt(t) * scale;
        double[] nodes = new double[panels * ORDER];
        double[] masses = new double[panels * ORDER];
        for (int p = 0, k = 0; p < panels; p++) {
            double middle = from + (2 * p + 1) * half;
            for (int i = 0; i < ORDER; i++, k++) {
                double x = middle + half * NODES[i];
                nodes[k] = x;
                double most = (x - centre) * (x - centre) + NEGLIGIBLE;
                masses[k] = half * WEIGHTS[i] * root * scale * kernels((x * root - shift) * scale, per, most);
            }
        }
        return new Subdensity(next, mean + shift, nodes, masses);
    }
}
