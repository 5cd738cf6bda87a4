package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.RelativeEffect;
import dev.winnow.stats.adjust.Ancova;
import dev.winnow.stats.adjust.AnytimeRegression;
import dev.winnow.stats.adjust.CrossFitted;
import dev.winnow.stats.adjust.LinRegression;
import dev.winnow.stats.adjust.MultipleCuped;
import dev.winnow.stats.adjust.Winsor;
import dev.winnow.stats.adjust.Winsorised;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.regression.Hc;
import java.util.List;
import java.util.Optional;

/// Variance reduction.
final class AdjustMethods {
    private static final String COLUMNS =
            """
            {"outcome": [5.1, 6.3, 4.8, 7.9, 6.1, 7.2, 5.5, 8.4, 4.2, 6.6], "treated": [0, 1, 0, 1, 0, 1, 0, 1, 0, 1],
             "covariates": [[4.9, 5.2, 4.5, 7.1, 6.2, 6.3, 5.1, 7.4, 4.4, 5.3]]}""";

    private static final String SUMMARIES =
            """
            {"treatment": {"n": 5000, "means": [10.4, 9.9, 3.1], "sds": [5, 4.4, 2], "correlations": [[1, 0.6, 0.3], [0.6, 1, 0.2], [0.3, 0.2, 1]]},
             "control": {"n": 5000, "means": [10.1, 10.0, 3.0], "sds": [4.9, 4.5, 2], "correlations": [[1, 0.6, 0.3], [0.6, 1, 0.2], [0.3, 0.2, 1]]}}""";

    record Columns(
            @Range(least = 4) double[] outcome,
            @Range(from = 0, to = 1) int[] treated,
            double[][] covariates,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        Columns {
            check(outcome, treated, covariates);
        }
    }

    record RobustColumns(
            @Range(least = 4) double[] outcome,
            @Range(from = 0, to = 1) int[] treated,
            double[][] covariates,
            @Default("\"hc2\"") Hc variance,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        RobustColumns {
            check(outcome, treated, covariates);
        }
    }

    record Anytime(
            @Range(least = 4) double[] outcome,
            @Range(from = 0, to = 1) int[] treated,
            @Default("[]") double[][] covariates,
            @Default("1") @Range(above = 0) double g,
            @Default("0.05") Level alpha) {
        Anytime {
            check(outcome, treated, covariates);
        }
    }

    record CrossFit(
            @Range(least = 4) double[] outcome,
            @Range(from = 0, to = 1) int[] treated,
            double[][] covariates,
            @Default("2") @Range(from = 2, to = 100) int folds,
            @Default("0") @Range(from = 0) double ridge,
            @Default("1") long seed,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        CrossFit {
            check(outcome, treated, covariates);
            int most = outcome.length / 2;
            BadInput.outOfRange(folds > most, "folds", folds, "limit.to", most);
        }
    }

    record Summaries(
            MatrixArm treatment,
            MatrixArm control,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        Summaries {
            BadInput.sameLength("control.means", control.means().length, "treatment.means", treatment.means().length);
        }
    }

    record Covaried(
            CovariateArm treatment,
            CovariateArm control,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        Outcome<Cuped> cuped() {
            return MultipleCuped.of(treatment.moments(), control.moments(), alternative, alpha)
                    .map(c -> new Cuped(c.thetas().getFirst(), c.varianceReduction(), c.difference(), c.relative()));
        }
    }

    record Cuped(
            double theta, double varianceReduction, Difference difference, Optional<RelativeEffect> relative) {}

    record Capped(
            @Range(least = 2) double[] treatment,
            @Range(least = 2) double[] control,
            @Default("0") @Range(from = 0, to = 1) double lower,
            @Default("0.99") @Range(from = 0, to = 1) double upper,
            Optional<Double> cap,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        Capped {
            BadInput.atMost("lower", lower, "upper", upper);
        }

        Winsor caps() {
            return cap.map(Winsor::above).orElseGet(() -> Winsor.quantiles(lower, upper, treatment, control));
        }
    }

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("cuped", Family.ADJUST, Covaried.class, Cuped.class, Covaried::cuped, GrowthBookMethods.ADJUSTABLE),
            new Method<>("lin-regression", Family.ADJUST, Columns.class, LinRegression.class,
                    i -> LinRegression.of(i.outcome(), Assignment.of(i.treated()), i.covariates(), i.alternative(), i.alpha()),
                    COLUMNS),
            new Method<>("lin-regression-summary", Family.ADJUST, Summaries.class, LinRegression.class,
                    i -> LinRegression.of(i.treatment().moments(), i.control().moments(), i.alternative(), i.alpha()),
                    SUMMARIES),
            new Method<>("ancova", Family.ADJUST, RobustColumns.class, Difference.class,
                    AdjustMethods::ancova,
                    COLUMNS),
            new Method<>("cuped-multiple", Family.ADJUST, Summaries.class, MultipleCuped.class,
                    i -> MultipleCuped.of(i.treatment().moments(), i.control().moments(), i.alternative(), i.alpha()),
                    SUMMARIES),
            new Method<>("cross-fitted", Family.ADJUST, CrossFit.class, CrossFitted.class,
                    AdjustMethods::crossFitted,
                    COLUMNS),
            new Method<>("winsorised-welch", Family.ADJUST, Capped.class, Winsorised.class,
                    i -> Winsorised.of(i.treatment(), i.control(), i.caps(), i.alternative(), i.alpha()),
                    """
                    {"treatment": [3, 0, 8, 2, 190, 5, 7], "control": [1, 4, 2, 0, 3, 60, 6], "upper": 0.9}"""),
            new Method<>("anytime-regression", Family.ADJUST, Anytime.class, AnytimeRegression.class,
                    i -> AnytimeRegression.of(i.outcome(), Assignment.of(i.treated()), i.covariates(), i.g(), i.alpha()),
                    COLUMNS));

    private AdjustMethods() {}

    private static Outcome<Difference> ancova(RobustColumns i) {
        return Ancova.of(
                i.outcome(), Assignment.of(i.treated()), i.covariates(), i.variance(), i.alternative(), i.alpha());
    }

    private static Outcome<CrossFitted> crossFitted(CrossFit i) {
        var plan = new CrossFitted.Plan(i.folds(), i.ridge(), i.seed());
        return CrossFitted.of(
                i.outcome(), Assignment.of(i.treated()), i.covariates(), plan, i.alternative(), i.alpha());
    }

    private static void check(double[] outcome, int[] treated, double[][] covariates) {
        BadInput.sameLength("treated", treated.length, "outcome", outcome.length);
        for (int j = 0; j < covariates.length; j++) {
            BadInput.sameLength("covariates[" + j + "]", covariates[j].length, "outcome", outcome.length);
        }
    }
}
