package dev.winnow.stats.adjust;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.regression.Assignment;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Adjustment by a prediction of the outcome that no unit had a part in itself (CUPAC: Tang et al. 2020; MLRATE: Guo et
/// al. 2021, eq. 8).
///
/// Units are dealt into folds at random, of sizes that differ by one at most; each fold is predicted by a linear model
/// of its pre-period covariates learned on the other folds, both arms together. The prediction then is the covariate of
/// [LinRegression], so that the effect is consistent however poor the predictions are; its standard error takes the
/// predictions as given, which is right as the arms grow.
///
/// @param regression the adjusted difference
/// @param rSquared   1 - squared errors of the predictions over squared deviations from the mean, what the model is
///     worth on units that it has not seen; below 0 when it does harm
/// @param folds      number of folds
/// @param seed       that dealt the units into folds
public record CrossFitted(LinRegression regression, double rSquared, int folds, long seed) {

    /// How the predictions are learned.
    ///
    /// @param folds 2 or more
    /// @param ridge what is added to the diagonal of the covariates' correlation matrix (Hoerl and Kennard 1970), 0 or
    ///     more: 0 is least squares, about 0.01 holds nearly collinear covariates in check
    /// @param seed  deals the units into folds; the same seed gives the same folds
    public record Plan(int folds, double ridge, long seed) {
        public Plan {
            if (folds < 2 || !(ridge >= 0 && Double.isFinite(ridge))) {
                throw new IllegalArgumentException("folds=%d below 2 or ridge=%s below 0".formatted(folds, ridge));
            }
        }
    }

    /// The adjusted difference.
    ///
    /// @param outcome    one value a unit
    /// @param arms       of the same units
    /// @param covariates columns of the same length as the outcome, at least one, measured before the treatment
    /// @return undefined when there are fewer than two units a fold, covariates are constant or collinear in the other
    ///     folds, or the regression on the prediction is undefined
    /// @throws IllegalArgumentException if lengths differ or a value is not finite
    public static Outcome<CrossFitted> of(
            double[] outcome,
            Assignment arms,
            double[][] covariates,
            Plan plan,
            Alternative alternative,
            Level level) {
        return predictions(outcome, covariates, plan)
                .flatMap(g -> LinRegression.of(outcome, arms, new double[][] {g}, alternative, level)
                        .map(r -> new CrossFitted(r, rSquared(outcome, g), plan.folds(), plan.seed())));
    }

    /// The prediction for each unit, in outcome units, by a model that has not seen its fold: ridge regression on the
    /// covariates, least squares without a penalty.
    ///
    /// @param outcome    one value a unit
    /// @param covariates columns of the same length as the outcome, at least one
    /// @return one prediction a unit; undefined when there are fewer than two units a fold, or covariates are constant
    ///     or collinear in the other folds
    /// @throws IllegalArgumentException if lengths differ or a value is not finite
    static Outcome<double[]> predictions(double[] outcome, double[][] covariates, Plan plan) {
        int n = outcome.length;
        if (n < 2L * plan.folds()) {
            return Outcome.undefined(Cause.TOO_FEW, n);
        }
        double[][] columns = new double[covariates.length + 1][];
        columns[0] = outcome;
        System.arraycopy(covariates, 0, columns, 1, covariates.length);
        int[] fold = deal(n, plan);
        MomentMatrix[] parts = new MomentMatrix[plan.folds()];
        for (int f = 0; f < parts.length; f++) {
            parts[f] = part(columns, fold, f);
        }
        double[] predicted = new double[n];
        for (int f = 0; f < parts.length; f++) {
            MomentMatrix others = MomentMatrix.empty(columns.length);
            for (int o = 0; o < parts.length; o++) {
                others = o == f ? others : others.merge(parts[o]);
            }
            switch (NormalEquations.of(others, plan.ridge())) {
                case Outcome.Known<NormalEquations>(NormalEquations model) ->
                    predict(predicted, columns, fold, f, others, model.slopes());
                case Outcome.Undefined<NormalEquations>(Cause cause, double found) -> {
                    return Outcome.undefined(cause, found);
                }
            }
        }
        return Outcome.known(predicted);
    }

    private static int[] deal(int n, Plan plan) {
        int[] fold = new int[n];
        Arrays.setAll(fold, i -> i % plan.folds());
        var random = new SplittableRandom(plan.seed());
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = fold[i];
            fold[i] = fold[j];
            fold[j] = swap;
        }
        return fold;
    }

    private static MomentMatrix part(double[][] columns, int[] fold, int f) {
        double[][] part = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            if (columns[j].length != fold.length) {
                throw new IllegalArgumentException("columns of %d and %d values".formatted(fold.length, columns[j].length));
            }
            double[] kept = new double[fold.length];
            int at = 0;
            for (int i = 0; i < fold.length; i++) {
                if (fold[i] == f) {
                    kept[at++] = columns[j][i];
                }
            }
            part[j] = Arrays.copyOf(kept, at);
        }
        return MomentMatrix.ofColumns(part);
    }

    private static void predict(
            double[] predicted, double[][] columns, int[] fold, int f, MomentMatrix others, double[] slopes) {
        for (int i = 0; i < fold.length; i++) {
            if (fold[i] == f) {
                double value = others.means().get(0);
                for (int j = 0; j < slopes.length; j++) {
                    value += slopes[j] * (columns[j + 1][i] - others.means().get(j + 1));
                }
                predicted[i] = value;
            }
        }
    }

    private static double rSquared(double[] outcome, double[] predicted) {
        double mean = Arrays.stream(outcome).average().orElseThrow();
        double errors = 0;
        double total = 0;
        for (int i = 0; i < outcome.length; i++) {
            errors += (outcome[i] - predicted[i]) * (outcome[i] - predicted[i]);
            total += (outcome[i] - mean) * (outcome[i] - mean);
        }
        return 1 - errors / total;
    }
}
