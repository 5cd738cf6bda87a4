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
import java.util.List;
import java.util.Optional;

/// Group-sequential designs and their analysis.
final class SequentialMethods {
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

        StoppingRule with(Optional<Double> parameter, double[] fractions, double[] shares) {
            return switch (this) {
                case OBRIEN_FLEMING_SPENDING -> new Spending.ObrienFlemingLike(parameter.orElse(1.0));
                case POCOCK_SPENDING -> new Spending.PocockLike();
                case HWANG_SHIH_DECANI -> new Spending.HwangShihDeCani(parameter.orElse(-4.0));
                case KIM_DEMETS -> new Spending.KimDeMets(parameter.orElse(3.0));
                case EXPONENTIAL -> new Spending.Exponential(parameter.orElse(0.8));
                case AT_END -> new Spending.AtEnd();
                case GIVEN -> Spending.Given.of(fractions, shares);
                case OBRIEN_FLEMING -> WangTsiatis.obrienFleming();
                case POCOCK -> WangTsiatis.pocock();
                case WANG_TSIATIS -> new WangTsiatis(parameter.orElse(0.25));
                case HAYBITTLE_PETO -> new HaybittlePeto(parameter.orElse(3.0));
            };
        }
    }

    /// Spending functions that a futility bound may follow.
    enum FutilityRule {
        OBRIEN_FLEMING_SPENDING,
        POCOCK_SPENDING,
        HWANG_SHIH_DECANI,
        KIM_DEMETS;

        Spending with(Optional<Double> parameter) {
            return switch (this) {
                case OBRIEN_FLEMING_SPENDING -> new Spending.ObrienFlemingLike(parameter.orElse(1.0));
                case POCOCK_SPENDING -> new Spending.PocockLike();
                case HWANG_SHIH_DECANI -> new Spending.HwangShihDeCani(parameter.orElse(-2.0));
                case KIM_DEMETS -> new Spending.KimDeMets(parameter.orElse(3.0));
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
            Looks.of(fractions);
            rule.with(parameter, fractions, shares);
            double most = 0.5 * sides.count();
            BadInput.outOfRange(alpha.alpha() >= most, "alpha", alpha.alpha(), "limit.below", most);
        }

        Outcome<GroupSequentialDesign> design() {
            return GroupSequentialDesign.of(
                    Looks.of(fractions), rule.with(parameter, fractions, shares), sides, alpha);
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
            Looks.of(fractions);
            efficacy.with(efficacyParameter);
            futility.with(futilityParameter);
        }

        Outcome<GroupSequentialDesign> design() {
            return GroupSequentialDesign.of(
                    Looks.of(fractions), efficacy.with(efficacyParameter), Level.of(alpha),
                    Futility.ofBeta(futility.with(futilityParameter), beta, binding));
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
            BadInput.someEffect(treatmentRate != controlRate, "treatmentRate", treatmentRate);
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
                    ConditionalPower.predictive(b, look - 1, z));
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
