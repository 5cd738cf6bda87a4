package dev.winnow.methods;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.sequential.ConditionalPower;
import dev.winnow.stats.sequential.DesignCharacteristics;
import dev.winnow.stats.sequential.Futility;
import dev.winnow.stats.sequential.GroupSequentialDesign;
import dev.winnow.stats.sequential.HaybittlePeto;
import dev.winnow.stats.sequential.LookBound;
import dev.winnow.stats.sequential.Looks;
import dev.winnow.stats.sequential.RepeatedInference;
import dev.winnow.stats.sequential.SequentialSampleSize;
import dev.winnow.stats.sequential.Sides;
import dev.winnow.stats.sequential.Spending;
import dev.winnow.stats.sequential.StagewiseInference;
import dev.winnow.stats.sequential.StoppingRule;
import dev.winnow.stats.sequential.WangTsiatis;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Group-sequential designs and their analysis.
final class SequentialMethods {
    /// The parameter of a rule.
    ///
    /// @param field of the input that it comes from
    private record Parameter(String field, Optional<Double> given) {
        private static final double LOWEST_SHAPE = -2;

        double or(double standard) {
            return given.orElse(standard);
        }

        double above0(double standard) {
            BadInput.outOfRange(or(standard) <= 0, field, or(standard), "limit.above", 0);
            return or(standard);
        }

        double shape(double standard) {
            BadInput.outOfRange(or(standard) < LOWEST_SHAPE, field, or(standard), "limit.from", LOWEST_SHAPE);
            BadInput.outOfRange(or(standard) > 1, field, or(standard), "limit.to", 1);
            return or(standard);
        }

        void none() {
            if (given.isPresent()) {
                throw new BadInput("not-allowed", field, Problems.text("reason.parameter"));
            }
        }
    }

    /// How the level is divided among the looks.
    enum Rule {
        OBRIEN_FLEMING_SPENDING,
        POCOCK_SPENDING,
        HWANG_SHIH_DECANI,
        KIM_DEMETS,
        EXPONENTIAL,
        AT_END,
        GIVEN,
        OBRIEN_FLEMING,
        POCOCK,
        WANG_TSIATIS,
        HAYBITTLE_PETO;

        private static final Set<Rule> WITHOUT = EnumSet.of(POCOCK_SPENDING, AT_END, GIVEN, OBRIEN_FLEMING, POCOCK);

        private StoppingRule with(Parameter parameter, double[] fractions, double[] shares) {
            if (WITHOUT.contains(this)) {
                parameter.none();
            }
            return switch (this) {
                case OBRIEN_FLEMING_SPENDING -> new Spending.ObrienFlemingLike(parameter.above0(1));
                case POCOCK_SPENDING -> new Spending.PocockLike();
                case HWANG_SHIH_DECANI -> new Spending.HwangShihDeCani(parameter.or(-4));
                case KIM_DEMETS -> new Spending.KimDeMets(parameter.above0(3));
                case EXPONENTIAL -> new Spending.Exponential(parameter.above0(0.8));
                case AT_END -> new Spending.AtEnd();
                case GIVEN -> given(fractions, shares);
                case OBRIEN_FLEMING -> WangTsiatis.obrienFleming();
                case POCOCK -> WangTsiatis.pocock();
                case WANG_TSIATIS -> new WangTsiatis(parameter.shape(0.25));
                case HAYBITTLE_PETO -> new HaybittlePeto(parameter.above0(3));
            };
        }

        private static Spending given(double[] fractions, double[] shares) {
            BadInput.sameLength("shares", shares.length, "fractions", fractions.length);
            for (int i = 0; i < shares.length; i++) {
                BadInput.outOfRange(fractions[i] > 1, "fractions[" + i + "]", fractions[i], "limit.to", 1);
                if (i > 0 && shares[i] < shares[i - 1]) {
                    throw new BadInput(
                            "below-other", "shares[" + i + "]", shares[i], "shares[" + (i - 1) + "]", shares[i - 1]);
                }
            }
            return Spending.Given.of(fractions, shares);
        }
    }

    /// Spending functions that a futility bound may follow.
    enum FutilityRule {
        OBRIEN_FLEMING_SPENDING,
        POCOCK_SPENDING,
        HWANG_SHIH_DECANI,
        KIM_DEMETS;

        private static final double TOWARDS_EFFICACY = -4;
        private static final double TOWARDS_FUTILITY = -2;

        private Spending with(Parameter parameter, double gamma) {
            if (this == POCOCK_SPENDING) {
                parameter.none();
            }
            return switch (this) {
                case OBRIEN_FLEMING_SPENDING -> new Spending.ObrienFlemingLike(parameter.above0(1));
                case POCOCK_SPENDING -> new Spending.PocockLike();
                case HWANG_SHIH_DECANI -> new Spending.HwangShihDeCani(parameter.or(gamma));
                case KIM_DEMETS -> new Spending.KimDeMets(parameter.above0(3));
            };
        }
    }

    record Plan(
            @Range(above = 0, to = 100, least = 1, most = 200) double[] fractions,
            @Default("\"obrien-fleming-spending\"") Rule rule,
            Optional<Double> parameter,
            @Default("[]") @Range(from = 0, to = 1, most = 200) double[] shares,
            @Default("\"two-sided\"") Sides sides,
            @Range(above = 0, below = 1) @Default("0.05") Level alpha) {
        Plan {
            BadInput.increasing("fractions", fractions);
            if (rule != Rule.GIVEN && shares.length > 0) {
                throw new BadInput("not-allowed", "shares", Problems.text("reason.shares"));
            }
            rule.with(new Parameter("parameter", parameter), fractions, shares);
            Looks.of(fractions);
            double most = 0.5 * sides.count();
            BadInput.outOfRange(alpha.alpha() >= most, "alpha", alpha.alpha(), "limit.below", most);
        }

        Outcome<GroupSequentialDesign> design() {
            StoppingRule stopping = rule.with(new Parameter("parameter", parameter), fractions, shares);
            return GroupSequentialDesign.of(Looks.of(fractions), stopping, sides, alpha);
        }
    }

    record Bounds(List<LookBound> looks) {
        static Bounds of(GroupSequentialDesign d) {
            return new Bounds(d.table());
        }
    }

    record FutilityPlan(
            @Range(above = 0, to = 100, least = 1, most = 200) double[] fractions,
            @Default("\"obrien-fleming-spending\"") FutilityRule efficacy,
            Optional<Double> efficacyParameter,
            @Range(above = 0, below = 0.5) @Default("0.025") double alpha,
            @Default("\"obrien-fleming-spending\"") FutilityRule futility,
            Optional<Double> futilityParameter,
            @Range(above = 0, below = 0.5) @Default("0.2") double beta,
            @Default("\"non-binding\"") Futility.Binding binding) {
        FutilityPlan {
            BadInput.increasing("fractions", fractions);
            spendings(efficacy, efficacyParameter, futility, futilityParameter);
            Looks.of(fractions);
        }

        private static List<Spending> spendings(
                FutilityRule efficacy,
                Optional<Double> efficacyParameter,
                FutilityRule futility,
                Optional<Double> futilityParameter) {
            return List.of(
                    efficacy.with(new Parameter("efficacyParameter", efficacyParameter), FutilityRule.TOWARDS_EFFICACY),
                    futility.with(new Parameter("futilityParameter", futilityParameter), FutilityRule.TOWARDS_FUTILITY));
        }

        Outcome<GroupSequentialDesign> design() {
            List<Spending> both = spendings(efficacy, efficacyParameter, futility, futilityParameter);
            return GroupSequentialDesign.of(
                    Looks.of(fractions), both.getFirst(), Level.of(alpha), Futility.ofBeta(both.getLast(), beta, binding));
        }
    }

    record FutilityDesign(List<LookBound> looks, DesignCharacteristics characteristics) {}

    record PowerPlan(Plan design, @Range(above = 0, below = 1) @Default("0.8") double power) {}

    record MeansPlan(
            Plan design,
            double difference,
            @Range(above = 0) double sd,
            @Range(from = 1e-6, to = 1e6) @Default("1") double ratio,
            @Range(above = 0, below = 1) @Default("0.8") double power) {
        MeansPlan {
            BadInput.someEffect(difference != 0, "difference", difference);
        }
    }

    record RatesPlan(
            Plan design,
            @Range(above = 0, below = 1) double treatmentRate,
            @Range(above = 0, below = 1) double controlRate,
            @Range(from = 1e-6, to = 1e6) @Default("1") double ratio,
            @Range(above = 0, below = 1) @Default("0.8") double power) {
        RatesPlan {
            if (treatmentRate == controlRate) {
                throw new BadInput("equal-other", "treatmentRate", treatmentRate, "controlRate");
            }
        }
    }

    record EventsPlan(
            Plan design,
            @Range(above = 0) double hazardRatio,
            @Range(from = 1e-6, to = 1e6) @Default("1") double ratio,
            @Range(above = 0, below = 1) @Default("0.8") double power) {
        EventsPlan {
            BadInput.someEffect(hazardRatio != 1, "hazardRatio", hazardRatio);
        }
    }

    record Observed(Plan design, @Range(from = 1) int look, double estimate, @Range(above = 0) double se) {
        Observed {
            int looks = design.fractions().length;
            BadInput.outOfRange(look > looks, "look", look, "limit.to", looks);
        }
    }

    record Interim(Plan design, @Range(from = 1) int look, double z, Optional<Double> drift) {
        Interim {
            int looks = design.fractions().length;
            if (looks == 1) {
                throw new BadInput("too-few-elements", "design.fractions", looks, 2);
            }
            BadInput.outOfRange(look >= looks, "look", look, "limit.below", looks);
        }

        Chances chances(GroupSequentialDesign d) {
            var b = d.boundaries();
            double t = d.looks().fraction(look - 1);
            return new Chances(
                    ConditionalPower.of(b, look - 1, z, 0),
                    ConditionalPower.of(b, look - 1, z, z / Math.sqrt(t)),
                    drift.map(v -> ConditionalPower.of(b, look - 1, z, v)),
                    PlanningQuestion.checked("look", () -> ConditionalPower.predictive(b, look - 1, z)));
        }
    }

    record Chances(
            ConditionalPower noEffect,
            ConditionalPower observedEffect,
            Optional<ConditionalPower> assumedEffect,
            ConditionalPower predictive) {}

    private static final String DESIGN = "\"design\": {\"fractions\": [0.25, 0.5, 0.75, 1]}";

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("group-sequential-boundaries", Family.SEQUENTIAL, Plan.class, Bounds.class,
                    i -> i.design().map(Bounds::of),
                    "{\"fractions\": [0.25, 0.5, 0.75, 1]}"),
            new Method<>("group-sequential-futility", Family.SEQUENTIAL, FutilityPlan.class, FutilityDesign.class,
                    i -> i.design().flatMap(d -> DesignCharacteristics.of(d, 1 - i.beta())
                            .map(c -> new FutilityDesign(d.table(), c))),
                    "{\"fractions\": [0.25, 0.5, 0.75, 1]}"),
            new Method<>("group-sequential-characteristics", Family.SEQUENTIAL, PowerPlan.class,
                    DesignCharacteristics.class,
                    i -> i.design().design().flatMap(d -> DesignCharacteristics.of(d, i.power())),
                    "{" + DESIGN + ", \"power\": 0.9}"),
            new Method<>("group-sequential-size-means", Family.SEQUENTIAL, MeansPlan.class, SequentialSampleSize.class,
                    i -> i.design().design().flatMap(d -> SequentialSampleSize.means(
                            d, i.difference(), i.sd(), i.ratio(), i.power())),
                    "{" + DESIGN + ", \"difference\": 0.5, \"sd\": 4}"),
            new Method<>("group-sequential-size-rates", Family.SEQUENTIAL, RatesPlan.class, SequentialSampleSize.class,
                    i -> i.design().design().flatMap(d -> SequentialSampleSize.rates(
                            d, i.treatmentRate(), i.controlRate(), i.ratio(), i.power())),
                    "{" + DESIGN + ", \"treatmentRate\": 0.12, \"controlRate\": 0.1}"),
            new Method<>("group-sequential-size-events", Family.SEQUENTIAL, EventsPlan.class,
                    SequentialSampleSize.class,
                    i -> i.design().design().flatMap(
                            d -> SequentialSampleSize.events(d, i.hazardRatio(), i.ratio(), i.power())),
                    "{" + DESIGN + ", \"hazardRatio\": 0.8}"),
            new Method<>("group-sequential-repeated", Family.SEQUENTIAL, Observed.class, RepeatedInference.class,
                    i -> i.design().design().flatMap(
                            d -> RepeatedInference.of(d, i.look() - 1, i.estimate(), i.se())),
                    "{" + DESIGN + ", \"look\": 2, \"estimate\": 0.8, \"se\": 0.3}"),
            new Method<>("group-sequential-final", Family.SEQUENTIAL, Observed.class, StagewiseInference.class,
                    i -> i.design().design().map(d -> StagewiseInference.of(
                            d.boundaries(), d.sides(), d.tail(), i.look() - 1, i.estimate(), i.se())),
                    "{" + DESIGN + ", \"look\": 3, \"estimate\": 0.8, \"se\": 0.3}"),
            new Method<>("conditional-power", Family.SEQUENTIAL, Interim.class, Chances.class,
                    i -> i.design().design().map(i::chances),
                    "{" + DESIGN + ", \"look\": 2, \"z\": 1.6, \"drift\": 3}"));

    private SequentialMethods() {}
}
