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
                    """
                    {"outcome": [24,30,19,45,26,35,27,28,23,38,28,19,23,47,14,29,22,19,33,39,31,15,36,23,43,31,51,37,22,
                     47,16,32,53,24,23,37,43,25,26,53,29,50,26,22,33,13,50,28,26,10,32,10,26,38,34,40,28,39,25,31,37,48,
                     53,55,37,39,22,30,28,37,36,43,24,25,38,42,38,41,34,16,42,37,25,45,35,31,24,50,35,43,33,39,23,24,27,
                     25,32,40,21,34],
                     "treated": [0,1,0,1,0,0,0,0,1,1,0,0,0,1,0,0,0,0,1,1,0,1,0,1,1,1,1,0,1,0,0,0,1,0,0,1,1,0,0,1,1,1,1,
                     0,1,0,1,1,1,0,1,1,1,1,1,1,0,0,0,0,0,1,1,0,0,0,0,1,1,1,0,1,0,1,0,1,0,0,0,0,0,0,0,1,0,0,1,1,0,1,1,1,
                     0,1,1,1,1,1,0,1],
                     "covariates": [[18,32,13,52,32,24,28,31,28,26,46,28,23,47,27,10,29,20,37,47,20,15,20,14,55,21,56,
                     55,40,46,20,31,49,13,13,32,31,23,34,58,39,54,11,26,31,22,52,35,14,15,20,10,42,43,43,52,23,25,21,24,
                     48,58,47,59,34,37,16,22,31,48,50,44,21,20,54,33,35,45,47,17,50,32,21,59,38,34,14,55,27,34,22,44,14,
                     39,41,13,36,48,25,41],[34,20,41,45,21,55,53,43,14,34,19,20,42,50,10,41,15,48,49,28,34,22,58,22,16,
                     24,52,29,14,36,39,56,47,28,45,53,44,51,18,48,26,50,35,41,49,13,50,13,43,14,34,12,22,44,21,17,25,53,
                     47,29,21,10,34,55,58,52,36,54,59,45,49,55,42,49,34,58,43,42,39,22,38,53,43,27,23,59,42,55,36,36,57,
                     42,23,26,11,58,13,28,32,11],[34,40,47,43,45,30,50,55,20,31,32,55,54,12,11,22,13,45,53,12,23,52,38,
                     10,38,27,47,38,36,40,39,52,41,22,11,48,34,48,44,38,29,34,20,51,37,48,38,48,17,48,25,22,29,32,18,26,
                     21,11,48,20,27,17,17,13,31,50,37,50,25,48,35,42,45,55,54,32,58,33,23,43,34,38,49,32,10,24,12,27,30,
                     11,52,58,41,59,33,46,34,12,43,11]]}"""),
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
