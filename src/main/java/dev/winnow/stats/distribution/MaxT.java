package dev.winnow.stats.distribution;

import dev.winnow.stats.numeric.Lattice;
import dev.winnow.stats.numeric.Roots;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// The largest of several Student statistics that share a control and a standard error, as Dunnett compares them.
///
/// With correlations l_i l_j the statistics are independent given the control's deviation u and the scale s, so
/// P(max T > t) = E_s E_u [1 - product of Phi((t s + l_i u) / sqrt(1 - l_i^2))] (Dunnett 1955). The complement is taken
/// inside the integral, so small tails keep about 1e-9 relative; their logarithm is finite below the double range.
///
/// The statistics are jointly normal over one common scale: groups of equal variance, or so large that it does not
/// matter. Time grows with 1 / sqrt(1 - l^2) of the largest l, to a second for a quantile where 1 - l^2 is 1e-6, where
/// it ends.
public final class MaxT {
    private static final double LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);

    /// Where the tails are taken from their limit, in standard deviations of Student's scale.
    private static final double FAR = 1e5;

    /// 1 - l^2 below which the lattice becomes too fine.
    private static final double LEAST_OWN = 1e-6;

    private final double[] loads;
    private final double[] counts;
    private final double df;
    private final double largestLoad;
    private final double step;

    private MaxT(double[] loads, double[] counts, double df) {
        if (!(df > 0)) {
            throw new IllegalArgumentException("df=%s is not above 0".formatted(df));
        }
        this.loads = loads;
        this.counts = counts;
        this.df = df;
        double largest = 0;
        for (double l : loads) {
            largest = Math.max(largest, l);
        }
        if (!(1 - largest * largest > LEAST_OWN)) {
            throw new IllegalArgumentException("a correlation of %s is too near 1".formatted(largest * largest));
        }
        largestLoad = largest;
        step = 0.3 * Math.sqrt(1 - largest * largest);
    }

    /// `k` comparisons, every two correlated alike.
    ///
    /// @param k           at least 1
    /// @param correlation in [0, 1 - 1e-6); 0.5 for arms as large as the control
    /// @param df          degrees of freedom of the common standard error, above 0; may be infinite
    /// @throws IllegalArgumentException for any other
    public static MaxT equicorrelated(int k, double correlation, double df) {
        if (k < 1 || !(correlation >= 0)) {
            throw new IllegalArgumentException("k=%s (at least 1), correlation=%s".formatted(k, correlation));
        }
        return new MaxT(new double[] {Math.sqrt(correlation)}, new double[] {k}, df);
    }

    /// Comparisons of arms of the given sizes with one control: l_i = sqrt(n_i / (n_i + n_0)).
    ///
    /// @param control size of the control, at least 1
    /// @param arms    sizes of the others, at least one, each at least 1 and below 1e6 times the control's
    /// @param df      degrees of freedom of the common standard error, above 0; may be infinite
    /// @throws IllegalArgumentException for any other
    public static MaxT ofSizes(long control, long[] arms, double df) {
        if (control < 1 || arms.length == 0) {
            throw new IllegalArgumentException("control=%d, %d arms".formatted(control, arms.length));
        }
        long[] sorted = arms.clone();
        Arrays.sort(sorted);
        if (sorted[0] < 1) {
            throw new IllegalArgumentException("an arm of " + sorted[0]);
        }
        double[] loads = new double[sorted.length];
        double[] counts = new double[sorted.length];
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i > 0 && sorted[i] == sorted[i - 1]) {
                counts[distinct - 1]++;
            } else {
                loads[distinct] = Math.sqrt(sorted[i] / ((double) sorted[i] + control));
                counts[distinct++] = 1;
            }
        }
        return new MaxT(Arrays.copyOf(loads, distinct), Arrays.copyOf(counts, distinct), df);
    }

    /// log P(max T_i > t), the family-wise error of one-sided comparisons; by symmetry also log P(min T_i < -t).
    ///
    /// @param t not NaN
    public double logAbove(double t) {
        return far(t, 1, near -> ChiScale.logSmoothMean(s -> logAboveGiven(near * s), df));
    }

    /// log P(max |T_i| > t), the family-wise error of two-sided comparisons; 0 for t of at most 0.
    ///
    /// @param t not NaN
    public double logBeyond(double t) {
        return t <= 0 ? 0 : far(t, 2, near -> ChiScale.logSmoothMean(s -> logBeyondGiven(near * s), df));
    }

    /// Far out Student's tails fall like t^-df all together, to df^2/t^2 relative; normal ones do not meet, so that
    /// theirs add up. There the lattice would have to step beyond the digits of a double.
    private double far(double t, int sides, DoubleUnaryOperator logTail) {
        if (Double.isInfinite(df)) {
            double each = Tails.logNormal(t) + Math.log(sides * Arrays.stream(counts).sum());
            return Math.min(0, t > FAR ? each : logTail.applyAsDouble(t));
        }
        double edge = FAR * Math.sqrt(df);
        double beyond = t > edge ? df * Math.log(t / edge) : 0;
        return Math.min(0, logTail.applyAsDouble(Math.min(t, edge)) - beyond);
    }

    /// t with P(max T_i > t) = p, the one-sided critical value, by a bracketed root; below 0 for p near 1.
    ///
    /// @param p in (0, 1)
    /// @throws IllegalArgumentException for any other number
    public double quantileAbove(double p) {
        return quantile(this::logAbove, p, -1);
    }

    /// t with P(max |T_i| > t) = p, the two-sided critical value, by a bracketed root.
    ///
    /// @param p in (0, 1)
    /// @throws IllegalArgumentException for any other number
    public double quantileBeyond(double p) {
        return quantile(this::logBeyond, p, 0);
    }

    private static double quantile(DoubleUnaryOperator logTail, double p, double from) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("p=%s is not in (0, 1)".formatted(p));
        }
        double logP = Math.log(p);
        double low = from;
        while (low < 0 && logTail.applyAsDouble(low) < logP) {
            low *= 2;
        }
        double high = 4;
        while (logTail.applyAsDouble(high) > logP) {
            low = high;
            high *= 2;
        }
        return Roots.between(t -> logTail.applyAsDouble(t) - logP, low, high).orElse(high);
    }

    private double logAboveGiven(double t) {
        double start = Math.max(0, largestLoad * t);
        return Lattice.logSum(u -> logPhi(u) + logAny(t, -u, false), start, step);
    }

    /// Symmetric in u, with a peak on either side or one in the middle; the half with u above 0 is unimodal.
    private double logBeyondGiven(double t) {
        double start = (Math.floor(largestLoad * t / step) + 0.5) * step;
        DoubleUnaryOperator half =
                u -> u < 0 ? Double.NEGATIVE_INFINITY : logPhi(u) + logAny(t, u, true);
        return Math.log(2) + Lattice.logSum(half, start, step);
    }

    /// log of the probability that any statistic passes t, given the control.
    private double logAny(double t, double u, boolean eitherSide) {
        double logNone = 0;
        for (int i = 0; i < loads.length; i++) {
            double scale = Math.sqrt(1 - loads[i] * loads[i]);
            double tail = Tails.normal((t + loads[i] * u) / scale);
            double other = eitherSide ? Tails.normal((t - loads[i] * u) / scale) : 0;
            logNone += counts[i] * Math.log1p(-Math.min(1, tail + other));
        }
        // Far out, where the product is 1 to the last bit, the sum of the tails is the probability.
        return logNone < -1e-290 ? Math.log(-Math.expm1(logNone)) : logSum(t, u, eitherSide);
    }

    private double logSum(double t, double u, boolean eitherSide) {
        double sum = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < loads.length; i++) {
            double scale = Math.sqrt(1 - loads[i] * loads[i]);
            double logTail = Tails.logNormal((t + loads[i] * u) / scale);
            double both = eitherSide ? logAdd(logTail, Tails.logNormal((t - loads[i] * u) / scale)) : logTail;
            sum = logAdd(sum, both + Math.log(counts[i]));
        }
        return sum;
    }

    private static double logAdd(double a, double b) {
        double high = Math.max(a, b);
        return Double.isInfinite(high) ? high : high + Math.log1p(Math.exp(Math.min(a, b) - high));
    }

    private static double logPhi(double u) {
        return -0.5 * u * u - LOG_SQRT_2PI;
    }
}
