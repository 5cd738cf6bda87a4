package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.sequential.AsymptoticConfidenceSequence;
import dev.winnow.stats.sequential.BernoulliSequence;
import dev.winnow.stats.sequential.BetaBinomialMixture;
import dev.winnow.stats.sequential.GammaExponentialMixture;
import dev.winnow.stats.sequential.GammaPoissonMixture;
import dev.winnow.stats.sequential.MixtureTest;
import dev.winnow.stats.sequential.NormalMixture;
import dev.winnow.stats.sequential.OneSidedNormalMixture;
import dev.winnow.stats.sequential.PolynomialStitching;
import dev.winnow.stats.sequential.SequentialSampleRatio;
import dev.winnow.stats.sequential.Sides;
import java.util.Arrays;
import java.util.List;

/// Tests and intervals that hold at every look.
final class AnytimeMethods {
    record MixtureInput(
            double estimate,
            @Range(above = 0) double se,
            @Range(above = 0) double effectSd,
            @Default("0.05") Level alpha) {}

    record SequenceInput(
            double estimate,
            @Range(above = 0) double se,
            @Range(from = 1) long n,
            @Default("5000") @Range(above = 0) double tightestAt,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {
        SequenceInput {
            boolean oneSided = alternative != Alternative.TWO_SIDED;
            BadInput.outOfRange(oneSided && alpha.alpha() >= 0.5, "alpha", alpha.alpha(), "limit.below", 0.5);
        }
    }

    record BatchesInput(
            @Range(from = 0, least = 1) long[][] batches,
            @Range(above = 0, least = 2) double[] shares,
            @Default("10000") @Range(above = 0) double concentration,
            @Default("1") @Range(above = 0) double priorOdds) {
        BatchesInput {
            for (int i = 0; i < batches.length; i++) {
                BadInput.sameLength("batches[" + i + "]", batches[i].length, "shares", shares.length);
            }
        }
    }

    record BatchesAnswer(List<SequentialSampleRatio> batches) {}

    record RateInput(RateArm arm, @Range(above = 0) double tightestAt, @Default("0.05") Level alpha) {}

    record NormalInput(
            @Range(from = 0) double time,
            @Range(above = 0) double tightestAt,
            @Default("\"two-sided\"") Sides sides,
            @Default("0.05") Level alpha) {}

    record GammaInput(
            @Range(from = 0) double time,
            @Range(above = 0) double tightestAt,
            @Range(above = 0) double scale,
            @Default("0.05") Level alpha) {}

    record BetaInput(
            @Range(from = 0) double time,
            @Range(above = 0) double tightestAt,
            @Range(above = 0) double fall,
            @Range(above = 0) double rise,
            @Default("\"two-sided\"") Sides sides,
            @Default("0.05") Level alpha) {}

    record StitchedInput(
            @Range(from = 0) double time,
            @Range(above = 0) double start,
            @Default("0") @Range(from = 0) double scale,
            @Default("1.4") @Range(above = 1) double spending,
            @Default("2") @Range(above = 1) double epoch,
            @Default("0.05") Level alpha) {}

    record Bound(double bound) {}

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("mixture-sprt", Family.ANYTIME, MixtureInput.class, MixtureTest.class,
                    i -> Outcome.known(MixtureTest.of(
                            i.estimate(), i.se() * i.se(), i.effectSd() * i.effectSd(), i.alpha())),
                    """
                    {"estimate": 0.1, "se": 0.03, "effectSd": 0.1}"""),
            new Method<>("asymptotic-confidence-sequence", Family.ANYTIME, SequenceInput.class,
                    AsymptoticConfidenceSequence.class,
                    i -> Outcome.known(AsymptoticConfidenceSequence.of(
                            i.estimate(), i.se(), i.n(), i.tightestAt(), i.alternative(), i.alpha())),
                    """
                    {"estimate": 0.06, "se": 0.0184, "n": 2000}"""),
            new Method<>("bernoulli-confidence-sequence", Family.ANYTIME, RateInput.class, BernoulliSequence.class,
                    i -> BernoulliSequence.of(i.arm().proportion(), i.tightestAt(), i.alpha()),
                    """
                    {"arm": {"successes": 60, "trials": 1000}, "tightestAt": 1000}"""),
            new Method<>("sequential-sample-ratio", Family.ANYTIME, BatchesInput.class, BatchesAnswer.class,
                    i -> Outcome.known(new BatchesAnswer(SequentialSampleRatio.of(
                            Arrays.asList(i.batches()), Arrays.stream(i.shares()).boxed().toList(),
                            i.concentration(), i.priorOdds()))),
                    """
                    {"batches": [[201, 199], [230, 198], [240, 197]], "shares": [0.5, 0.5], "concentration": 100}"""),
            new Method<>("boundary-normal-mixture", Family.ANYTIME, NormalInput.class, Bound.class,
                    i -> Outcome.known(new Bound(switch (i.sides()) {
                        case ONE_SIDED -> OneSidedNormalMixture.tuned(i.tightestAt(), Level.FIVE_PERCENT).bound(i.time(), i.alpha());
                        case TWO_SIDED -> NormalMixture.tuned(i.tightestAt(), Level.FIVE_PERCENT).bound(i.time(), i.alpha());
                    })),
                    """
                    {"time": 100, "tightestAt": 500}"""),
            new Method<>("boundary-gamma-exponential", Family.ANYTIME, GammaInput.class, Bound.class,
                    i -> Outcome.known(new Bound(GammaExponentialMixture.tuned(
                            i.tightestAt(), Level.FIVE_PERCENT, i.scale()).bound(i.time(), i.alpha()))),
                    """
                    {"time": 100, "tightestAt": 500, "scale": 1}"""),
            new Method<>("boundary-gamma-poisson", Family.ANYTIME, GammaInput.class, Bound.class,
                    i -> Outcome.known(new Bound(GammaPoissonMixture.tuned(
                            i.tightestAt(), Level.FIVE_PERCENT, i.scale()).bound(i.time(), i.alpha()))),
                    """
                    {"time": 100, "tightestAt": 500, "scale": 0.5}"""),
            new Method<>("boundary-beta-binomial", Family.ANYTIME, BetaInput.class, Bound.class,
                    i -> Outcome.known(new Bound(BetaBinomialMixture.tuned(
                            i.tightestAt(), Level.FIVE_PERCENT, i.fall(), i.rise(), i.sides()).bound(i.time(), i.alpha()))),
                    """
                    {"time": 100, "tightestAt": 500, "fall": 0.3, "rise": 0.7}"""),
            new Method<>("boundary-stitched", Family.ANYTIME, StitchedInput.class, Bound.class,
                    i -> Outcome.known(new Bound(new PolynomialStitching(
                            i.start(), i.scale(), i.spending(), i.epoch()).bound(i.time(), i.alpha()))),
                    """
                    {"time": 1000, "start": 10}"""));

    private AnytimeMethods() {}
}
