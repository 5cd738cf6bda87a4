package dev.winnow.stats.numeric;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/// Definite integrals of smooth functions by Gauss-Legendre quadrature on equal panels.
///
/// A panel of 16 nodes integrates polynomials up to degree 31 exactly, so one panel per standard deviation of a
/// Gaussian-like integrand is good to about 1e-15 relative. The caller chooses ends and panels from what it knows of
/// the integrand; nothing is adaptive, so the same input gives the same bits.
public final class Quadrature {
    private static final int ORDER = 16;
    private static final double[] NODES = new double[ORDER];
    private static final double[] WEIGHTS = new double[ORDER];

    static {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(ORDER);
        for (int i = 0; i < ORDER; i++) {
            NODES[i] = rule.getPoint(i);
            WEIGHTS[i] = rule.getWeight(i);
        }
    }

    private Quadrature() {}

    /// Integral of `f` from `low` to `high`; of the opposite sign where `low` is above `high`.
    ///
    /// @param f      finite between the ends, which themselves are never asked for
    /// @param low    finite
    /// @param high   finite
    /// @param panels of equal width, at least 1
    public static double integrate(DoubleUnaryOperator f, double low, double high, int panels) {
        double half = (high - low) / (2.0 * panels);
        double sum = 0;
        for (int p = 0; p < panels; p++) {
            double centre = low + (2 * p + 1) * half;
            double panel = 0;
            for (int i = 0; i < ORDER; i++) {
                panel += WEIGHTS[i] * f.applyAsDouble(centre + half * NODES[i]);
            }
            sum += panel * half;
        }
        return sum;
    }

    /// What is done at the nodes of a panel.
    @FunctionalInterface
    public interface Node {
        /// Called once a node.
        ///
        /// @param x      the node
        /// @param weight of the value there, above 0 where the panel runs upwards
        void at(double x, double weight);
    }

    /// Visits the 16 nodes of one panel, for several integrals over the same points at once: each is the sum of weight
    /// times value.
    ///
    /// @param low  finite
    /// @param high finite
    public static void forEachNode(double low, double high, Node node) {
        double half = (high - low) / 2;
        double centre = low + half;
        for (int i = 0; i < ORDER; i++) {
            node.at(centre + half * NODES[i], half * WEIGHTS[i]);
        }
    }
}
