package dev.winnow.stats.survival;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/// Proportional hazards: each covariate multiplies the hazard by the same factor at all times (Cox 1972), and censoring
/// says nothing of the events to come. All units enter at time 0, independently.
///
/// The logarithm of the partial likelihood is the sum over events i of b'x_i - log sum exp(b'x_j), j over the units at
/// risk; see [Ties] for events at the same time. It is maximised by Newton's method from 0, a step that lowers it being
/// halved, until a whole step is below 1e-10, or that share of the largest coefficient. Covariates are standardised
/// inside, so their units do not matter for convergence. Standard errors are from the inverse of the observed
/// information, with a normal reference, which wants about ten events a covariate (Peduzzi, Concato, Feinstein and
/// Holford 1995). Where the ratio of hazards changes with time the estimate is an average that depends on the
/// censoring; the restricted mean of [KaplanMeier] does not.
///
/// @param coefficients          in the order of the covariates
/// @param logLikelihood         of the partial likelihood at the estimates
/// @param nullLogLikelihood     the same with all coefficients 0
/// @param wald                  b' I b, I the information at the estimates b
/// @param score                 U' I^-1 U at 0, U the gradient; for two arms the log-rank test but for ties
/// @param likelihoodRatio       2 (logLikelihood - nullLogLikelihood)
/// @param iterations            Newton steps taken
public record CoxModel(
        List<Coefficient> coefficients,
        double logLikelihood,
        double nullLogLikelihood,
        GlobalTest wald,
        GlobalTest score,
        GlobalTest likelihoodRatio,
        int iterations) {
    private static final int MOST_STEPS = 50;

    public CoxModel {
        coefficients = List.copyOf(coefficients);
    }

    /// How events at the same time are taken.
    public enum Ties {
        /// As if they had come one after the other in any order, to a near approximation: of d events, the l-th, l from
        /// 0, has the risk set's sum less l/d of the sum over the d events (Efron 1977).
        EFRON,
        /// As if each had the full risk set (Breslow 1974); coefficients lean to 0 with many ties.
        BRESLOW
    }

    /// One covariate's effect on the logarithm of the hazard.
    ///
    /// @param estimate       change of the log hazard for one unit of the covariate
    /// @param se             standard error
    /// @param z              estimate over se
    /// @param p              two-sided, may underflow to 0
    /// @param logP           natural logarithm of p
    /// @param hazardRatio    exp(estimate)
    /// @param hazardRatioLow lower end of its interval
    /// @param hazardRatioHigh upper end
    public record Coefficient(
            double estimate,
            double se,
            double z,
            double p,
            double logP,
            double hazardRatio,
            double hazardRatioLow,
            double hazardRatioHigh) {
        private static Coefficient of(double estimate, double se, Level level) {
            Difference d = Difference.normal(estimate, se, Alternative.TWO_SIDED, level);
            return new Coefficient(
                    estimate, se, d.statistic(), d.p(), d.logP(), Math.exp(estimate), Math.exp(d.low()), Math.exp(d.high()));
        }
    }

    /// A test of all coefficients at once.
    ///
    /// @param chiSquare statistic
    /// @param df        number of covariates
    /// @param p         upper tail of the chi-square distribution; may underflow to 0
    public record GlobalTest(double chiSquare, int df, double p) {
        private static GlobalTest of(double chiSquare, int df) {
            double x = Math.max(0, chiSquare);
            return new GlobalTest(x, df, Tails.chiSquare(x, df));
        }
    }

    /// The treatment as the only covariate, 1 against 0: its hazard ratio is treatment over control.
    ///
    /// @param level of the interval of each hazard ratio
    /// @return undefined as [#of]: `CONSTANT_COVARIATE` with an empty arm, `COLLINEAR` when events come only while one
    ///     arm is left, `NOT_CONVERGED` when one arm had no event though it was at risk of some
    public static Outcome<CoxModel> ofArms(SurvivalSample treatment, SurvivalSample control, Ties ties, Level level) {
        return PartialLikelihood.ofArms(treatment, control, ties).flatMap(l -> fit(l, level));
    }

    /// A model with any covariates.
    ///
    /// @param time       time until the event or the end of observation, in any unit, never negative; one a unit
    /// @param event      whether the event was seen
    /// @param covariates one row a unit, all of the same length, at least 1
    /// @param level      of the interval of each hazard ratio
    /// @return undefined as [Cause#NO_EVENTS] without events, as [Cause#CONSTANT_COVARIATE], as [Cause#COLLINEAR] when
    ///     covariates repeat each other or one does not vary among the units at risk of any event, as
    ///     [Cause#NOT_CONVERGED] when one separates events from survivors so that its coefficient grows without end:
    ///     the information vanishes while Newton's steps stay as long as they are
    /// @throws IllegalArgumentException if lengths differ, there are no covariates, a time is negative or a number is
    ///     not finite
    public static Outcome<CoxModel> of(double[] time, boolean[] event, double[][] covariates, Ties ties, Level level) {
        return PartialLikelihood.of(time, event, covariates, ties).flatMap(l -> fit(l, level));
    }

    private static Outcome<CoxModel> fit(PartialLikelihood likelihood, Level level) {
        int k = likelihood.size();
        RealVector beta = MatrixUtils.createRealVector(new double[k]);
        PartialLikelihood.Value start = likelihood.at(beta.toArray());
        PartialLikelihood.Value now = start;
        for (int step = 1; step <= MOST_STEPS; step++) {
            var information = MatrixUtils.createRealMatrix(now.information());
            var solver = new LUDecomposition(information, 1e-10).getSolver();
            if (!solver.isNonSingular()) {
                return Outcome.undefined(step == 1 ? Cause.COLLINEAR : Cause.NOT_CONVERGED, step);
            }
            RealVector move = solver.solve(MatrixUtils.createRealVector(now.score()));
            double whole = move.getLInfNorm();
            PartialLikelihood.Value next = likelihood.at(beta.add(move).toArray());
            for (int halvings = 0; !(next.log() >= now.log() - 1e-10 * Math.abs(now.log())) && halvings < 30; halvings++) {
                move = move.mapMultiply(0.5);
                next = likelihood.at(beta.add(move).toArray());
            }
            beta = beta.add(move);
            now = next;
            if (whole < 1e-10 * Math.max(1, beta.getLInfNorm())) {
                return Outcome.known(result(likelihood, beta, start, now, step, level));
            }
        }
        return Outcome.undefined(Cause.NOT_CONVERGED, MOST_STEPS);
    }

    private static CoxModel result(
            PartialLikelihood likelihood,
            RealVector beta,
            PartialLikelihood.Value start,
            PartialLikelihood.Value end,
            int steps,
            Level level) {
        int k = likelihood.size();
        RealMatrix information = MatrixUtils.createRealMatrix(end.information());
        RealMatrix covariance = new LUDecomposition(information).getSolver().getInverse();
        RealVector score = MatrixUtils.createRealVector(start.score());
        RealMatrix startInformation = MatrixUtils.createRealMatrix(start.information());
        var coefficients = new ArrayList<Coefficient>();
        for (int j = 0; j < k; j++) {
            double unit = likelihood.scale(j);
            coefficients.add(
                    Coefficient.of(beta.getEntry(j) / unit, Math.sqrt(covariance.getEntry(j, j)) / unit, level));
        }
        return new CoxModel(
                coefficients,
                end.log(),
                start.log(),
                GlobalTest.of(beta.dotProduct(information.operate(beta)), k),
                GlobalTest.of(score.dotProduct(new LUDecomposition(startInformation).getSolver().solve(score)), k),
                GlobalTest.of(2 * (end.log() - start.log()), k),
                steps);
    }
}
