package dev.winnow.stats.survival;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealVector;

/// Do two or more arms have the same distribution of time to event (Mantel 1966; Fleming and Harrington 1981, 1991)?
///
/// At each event time with d events among n at risk, arm j expects n_j d / n of them; the differences are summed with
/// weights S^rho (1 - S)^gamma, S the pooled Kaplan-Meier curve just before, and held against their hypergeometric
/// covariance d (n - d) / (n - 1) (n_j / n) (1[j=k] - n_k / n). Weights (0, 0) are the log-rank test, best when hazards
/// are proportional; (1, 0) looks at early differences, (0, 1) at late ones. Large-sample theory; censoring may differ
/// between arms, but must not depend on what would have happened. An arm that is censored before the first event says
/// nothing and is left out, as in R's survdiff.
///
/// @param chiSquare statistic
/// @param df        arms at risk of an event that counts, minus 1
/// @param p         upper tail of the chi-square distribution; may underflow to 0
/// @param arms      in the order given
public record LogRank(double chiSquare, int df, double p, List<Arm> arms) {
    public LogRank {
        arms = List.copyOf(arms);
    }

    /// One arm's counts, not weighted.
    ///
    /// @param n        units
    /// @param observed events seen
    /// @param expected events expected if all arms were alike
    public record Arm(int n, int observed, double expected) {}

    /// What early and late events count.
    ///
    /// @param rho   power of the survival curve, never negative
    /// @param gamma power of one minus the survival curve, never negative
    public record Weights(double rho, double gamma) {
        /// All events count the same.
        public static final Weights EQUAL = new Weights(0, 0);

        public Weights {
            if (!(rho >= 0 && gamma >= 0)) {
                throw new IllegalArgumentException("rho=%s gamma=%s must not be negative".formatted(rho, gamma));
            }
        }

        double at(double survival) {
            return Math.pow(survival, rho) * Math.pow(1 - survival, gamma);
        }
    }

    /// Tests the arms against each other; their order does not matter.
    ///
    /// @param arms    at least two
    /// @param weights of early and late events, fixed beforehand
    /// @return undefined as [Cause#ONLY_ONE_GROUP] with fewer than two arms, as [Cause#TOO_FEW] with an empty one, as
    ///     [Cause#NO_EVENTS], or as [Cause#NO_VARIANCE] when events come only while one arm is left or take everybody at
    ///     risk, or no event has a weight
    public static Outcome<LogRank> of(List<SurvivalSample> arms, Weights weights) {
        int k = arms.size();
        if (k < 2) {
            return Outcome.undefined(Cause.ONLY_ONE_GROUP, k);
        }
        if (arms.stream().anyMatch(a -> a.n() == 0)) {
            return Outcome.undefined(Cause.TOO_FEW, 0);
        }
        if (arms.stream().allMatch(a -> a.observed() == 0)) {
            return Outcome.undefined(Cause.NO_EVENTS, 0);
        }
        var sums = new Sums(k);
        sums.walk(arms, weights);
        int[] told = IntStream.range(0, k).filter(j -> sums.covariance[j][j] > 0).toArray();
        int df = told.length - 1;
        if (df < 1) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        int[] free = Arrays.copyOf(told, df);
        var covariance = MatrixUtils.createRealMatrix(sums.covariance).getSubMatrix(free, free);
        // Rounding leaves a residue of a variance that is 0; a pivot this small against the whole is one.
        var solver = new LUDecomposition(covariance, 1e-11 * covariance.getNorm1()).getSolver();
        if (!solver.isNonSingular()) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        RealVector difference = new ArrayRealVector(Arrays.stream(free).mapToDouble(j -> sums.weighted[j]).toArray());
        double chiSquare = Math.max(0, difference.dotProduct(solver.solve(difference)));
        var counts = new ArrayList<Arm>();
        for (int j = 0; j < k; j++) {
            counts.add(new Arm(arms.get(j).n(), arms.get(j).observed(), sums.expected[j]));
        }
        return Outcome.known(new LogRank(chiSquare, df, Tails.chiSquare(chiSquare, df), counts));
    }

    /// Sums over event times.
    private static final class Sums {
        final double[] expected;
        final double[] weighted;
        final double[][] covariance;

        Sums(int arms) {
            expected = new double[arms];
            weighted = new double[arms];
            covariance = new double[arms][arms];
        }

        void walk(List<SurvivalSample> arms, Weights weights) {
            List<SurvivalSample.Cursor> at = arms.stream().map(SurvivalSample::cursor).toList();
            int k = at.size();
            int[] risk = new int[k];
            int[] events = new int[k];
            double survival = 1;
            for (double t = next(at); t < Double.POSITIVE_INFINITY; t = next(at)) {
                double n = 0;
                double d = 0;
                for (int j = 0; j < k; j++) {
                    risk[j] = at.get(j).atRisk(t);
                    events[j] = at.get(j).eventsAt(t);
                    n += risk[j];
                    d += events[j];
                }
                add(risk, events, n, d, weights.at(survival));
                survival *= (n - d) / n;
            }
        }

        private static double next(List<SurvivalSample.Cursor> at) {
            double t = Double.POSITIVE_INFINITY;
            for (SurvivalSample.Cursor c : at) {
                t = Math.min(t, c.nextEvent());
            }
            return t;
        }

        private void add(int[] risk, int[] events, double n, double d, double weight) {
            double spread = n > 1 ? d * (n - d) / (n - 1) * weight * weight : 0;
            for (int j = 0; j < risk.length; j++) {
                double share = risk[j] / n;
                expected[j] += d * share;
                weighted[j] += weight * (events[j] - d * share);
                for (int l = 0; l < risk.length; l++) {
                    covariance[j][l] += spread * share * ((j == l ? 1 : 0) - risk[l] / n);
                }
            }
        }
    }
}
