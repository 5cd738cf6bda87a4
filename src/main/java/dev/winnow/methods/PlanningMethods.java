package dev.winnow.methods;

import static dev.winnow.methods.PlanningQuestion.checked;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.power.Allocation;
import dev.winnow.stats.power.Anova;
import dev.winnow.stats.power.Baseline;
import dev.winnow.stats.power.Correction;
import dev.winnow.stats.power.DesignEffect;
import dev.winnow.stats.power.Equivalence;
import dev.winnow.stats.power.MeanTest;
import dev.winnow.stats.power.OneMean;
import dev.winnow.stats.power.Plan;
import dev.winnow.stats.power.PowerCurve;
import dev.winnow.stats.power.RunTime;
import dev.winnow.stats.power.TwoMeans;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Power, sample size and detectable effect.
final class PlanningMethods {
    record MeansPlan(
            @Range(above = 0) double sd,
            @Range(above = 0) Optional<Double> treatmentSd,
            @Default("0") double nullValue,
            @Default("0") @Range(from = 0, below = 1) double explained,
            @Default("\"welch\"") MeanTest test,
            @Default("\"two-sided\"") Alternative alternative,
            PlanningQuestion question) {
        MeansPlan {
            if (test == MeanTest.STUDENT && treatmentSd.orElse(sd) != sd) {
                throw new BadInput("not-allowed", "treatmentSd", Problems.text("reason.student"));
            }
        }

        PowerCurve curve() {
            double left = Math.sqrt(1 - explained);
            return new TwoMeans(sd * left, treatmentSd.orElse(sd) * left, nullValue, test, alternative);
        }
    }

    /// Tests with one standard deviation.
    enum PlainTest {
        STUDENT(MeanTest.STUDENT),
        Z(MeanTest.Z);

        private final MeanTest test;

        PlainTest(MeanTest test) {
            this.test = test;
        }
    }

    record OneMeanPlan(
            @Range(above = 0) double sd,
            @Default("0") double nullValue,
            @Default("\"student\"") PlainTest test,
            @Default("\"two-sided\"") Alternative alternative,
            PlanningQuestion question) {}

    record PairedMeansPlan(
            @Range(above = 0) double sd,
            @Range(from = -1, below = 1) double correlation,
            @Default("\"two-sided\"") Alternative alternative,
            PlanningQuestion question) {}

    record EquivalencePlan(
            double lowMargin,
            double highMargin,
            @Range(above = 0) double sd,
            @Default("\"student\"") PlainTest test,
            PlanningQuestion question) {
        public EquivalencePlan {
            BadInput.below("lowMargin", lowMargin, "highMargin", highMargin);
            question.alphaBelow(0.5);
        }
    }

    record ClusterPlan(
            @Range(above = 0) double sd,
            @Range(from = 1) double clusterSize,
            @Default("0") @Range(from = 0) double sizeCv,
            @Range(from = 0, to = 1) double icc,
            @Default("\"student\"") MeanTest test,
            @Default("\"two-sided\"") Alternative alternative,
            PlanningQuestion question) {
        Outcome<Clusters> answer() {
            double factor = DesignEffect.factor(clusterSize, sizeCv, icc);
            return question.answer(() -> new DesignEffect(new TwoMeans(sd, sd, 0, test, alternative), factor))
                    .map(p -> new Clusters(
                            p, factor,
                            DesignEffect.clusters(p.control(), clusterSize),
                            DesignEffect.clusters(p.treatment(), clusterSize)));
        }
    }

    record Clusters(Plan plan, double designEffect, long controlClusters, long treatmentClusters) {}

    record AnovaPlan(@Range(from = 2, to = 1000) int arms, PlanningQuestion question) {
        AnovaPlan {
            question.effectAbove0();
        }
    }

    record SeveralArmsPlan(
            @Range(above = 0) double sd,
            @Range(from = 1, to = 1000) int treatments,
            @Default("\"dunnett\"") Correction correction,
            @Default("\"welch\"") MeanTest test,
            @Default("\"two-sided\"") Alternative alternative,
            PlanningQuestion question) {
        Outcome<SeveralArms> answer() {
            double each = correction
                    .perComparison(Level.of(question.alpha()), treatments, question.ratio(), alternative)
                    .alpha();
            var allocation = new Allocation(question.ratio(), treatments);
            return question.answer(() -> new TwoMeans(sd, sd, 0, test, alternative), allocation, each)
                    .map(p -> new SeveralArms(p.atLevel(joint(p.alpha())), p.alpha()));
        }

        private double joint(double each) {
            return question.solve() == PlanningQuestion.Unknown.ALPHA
                    ? correction.joint(each, treatments, question.ratio(), alternative)
                    : question.alpha();
        }
    }

    record SeveralArms(Plan plan, double alphaPerComparison) {}

    record RatioHistory(
            double numeratorMean,
            @Range(from = 0) double numeratorSd,
            double denominatorMean,
            @Range(from = 0) double denominatorSd,
            @Range(from = -1, to = 1) double correlation,
            @Default("0") @Range(from = 0, below = 1) double explained) {
        Outcome<Baseline> baseline() {
            return Baseline.ratio(numeratorMean, numeratorSd, denominatorMean, denominatorSd, correlation)
                    .map(b -> b.reducedBy(explained));
        }
    }

    record QuantileHistory(
            double value, @Range(above = 0, below = 1) double q, @Range(above = 0) double density) {}

    record Traffic(
            @Range(above = 0) double needed,
            @Range(above = 0) double unitsPerDay,
            @Default("1") @Range(above = 0, to = 1) double share,
            @Default("\"weeks\"") RunTime.Rounding rounding) {}

    record Forecast(
            @Range(above = 0) double needed,
            @Range(from = 0, least = 1, most = 10_000) double[] newUnits,
            @Default("1") @Range(above = 0, to = 1) double share,
            @Default("\"weeks\"") RunTime.Rounding rounding) {}

    private static final List<Method<?, ?>> MEANS = List.of(
            new Method<>("power-two-means", Family.PLANNING, MeansPlan.class, Plan.class,
                    i -> i.question().answer(i::curve),
                    """
                    {"sd": 4, "question": {"solve": "n", "effect": 0.25}}"""),
            new Method<>("power-one-mean", Family.PLANNING, OneMeanPlan.class, Plan.class,
                    i -> i.question().answer(
                            () -> new OneMean(i.sd(), i.nullValue(), i.test().test, i.alternative()), Allocation.SINGLE),
                    """
                    {"sd": 2, "question": {"solve": "power", "effect": 0.5, "n": 120}}"""),
            new Method<>("power-paired-means", Family.PLANNING, PairedMeansPlan.class, Plan.class,
                    i -> i.question().answer(
                            () -> OneMean.paired(i.sd(), i.correlation(), i.alternative()), Allocation.SINGLE),
                    """
                    {"sd": 10, "correlation": 0.6, "question": {"solve": "n", "effect": 2}}"""),
            new Method<>("power-equivalence", Family.PLANNING, EquivalencePlan.class, Plan.class,
                    i -> i.question().answer(() -> new Equivalence(
                            i.lowMargin(), i.highMargin(), i.sd(), i.test().test)),
                    """
                    {"lowMargin": -0.3, "highMargin": 0.3, "sd": 1, "question": {"solve": "n", "effect": 0}}"""),
            new Method<>("power-clusters", Family.PLANNING, ClusterPlan.class, Clusters.class, ClusterPlan::answer,
                    """
                    {"sd": 1, "clusterSize": 20, "icc": 0.05, "question": {"solve": "n", "effect": 0.1}}"""),
            new Method<>("power-anova", Family.PLANNING, AnovaPlan.class, Plan.class,
                    i -> i.question().answer(() -> new Anova(i.arms()), Allocation.groups(i.arms())),
                    """
                    {"arms": 3, "question": {"solve": "n", "effect": 0.25}}"""),
            new Method<>("power-several-arms", Family.PLANNING, SeveralArmsPlan.class, SeveralArms.class,
                    SeveralArmsPlan::answer,
                    """
                    {"sd": 4, "treatments": 3, "question": {"solve": "n", "effect": 0.25}}"""));

    private static final List<Method<?, ?>> SUPPORT = List.of(
            new Method<>("plan-ratio-baseline", Family.PLANNING, RatioHistory.class, Baseline.class,
                    RatioHistory::baseline,
                    """
                    {"numeratorMean": 14, "numeratorSd": 12, "denominatorMean": 7, "denominatorSd": 4.3, "correlation": 0.7}"""),
            new Method<>("plan-quantile-baseline", Family.PLANNING, QuantileHistory.class, Baseline.class,
                    i -> Outcome.known(Baseline.quantile(i.value(), i.q(), i.density())),
                    """
                    {"value": 820, "q": 0.9, "density": 0.0004}"""),
            new Method<>("run-time", Family.PLANNING, Traffic.class, RunTime.class,
                    i -> Outcome.known(checked(
                            "needed", () -> RunTime.of(i.needed(), i.unitsPerDay(), i.share(), i.rounding()))),
                    """
                    {"needed": 31000, "unitsPerDay": 2400, "share": 0.5}"""),
            new Method<>("run-time-forecast", Family.PLANNING, Forecast.class, RunTime.class,
                    i -> checked("newUnits", () -> RunTime.of(i.needed(), i.newUnits(), i.share(), i.rounding())),
                    """
                    {"needed": 9000, "newUnits": [2400, 1900, 1700, 1500, 1400, 1000, 900], "rounding": "days"}"""));

    static final List<Method<?, ?>> ALL =
            Stream.of(MEANS, PlanningRates.ALL, SUPPORT, PlanningGrids.ALL).flatMap(List::stream).toList();

    private PlanningMethods() {}
}
