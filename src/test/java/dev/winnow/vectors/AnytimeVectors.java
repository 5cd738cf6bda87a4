package dev.winnow.vectors;

import static dev.winnow.vectors.Input.known;
import static dev.winnow.vectors.Input.object;

import dev.winnow.stats.Level;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.sequential.BernoulliSequence;
import dev.winnow.stats.sequential.BetaBinomialMixture;
import dev.winnow.stats.sequential.GammaExponentialMixture;
import dev.winnow.stats.sequential.GammaPoissonMixture;
import dev.winnow.stats.sequential.Mixture;
import dev.winnow.stats.sequential.MixtureTest;
import dev.winnow.stats.sequential.NormalMixture;
import dev.winnow.stats.sequential.OneSidedNormalMixture;
import dev.winnow.stats.sequential.PolynomialStitching;
import dev.winnow.stats.sequential.SequentialSampleRatio;
import dev.winnow.stats.sequential.Sides;
import dev.winnow.stats.sequential.UniformBoundary;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

final class AnytimeVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries(
            Map.entry("stats.msprt_normal", AnytimeVectors::mixtureTest),
            Map.entry("stats.sequential_srm", AnytimeVectors::sampleRatio),
            Map.entry("stats.confseq_boundaries", AnytimeVectors::boundary),
            Map.entry("abserver.always_valid", AnytimeVectors::alwaysValid));

    private AnytimeVectors() {}

    private static Object mixtureTest(Input i) {
        MixtureTest m = MixtureTest.of(i.number("effect"), i.number("variance"), i.number("tau2"), i.level());
        return object("log_lambda", m.logLikelihoodRatio(), "p", m.p(), "halfwidth", m.halfWidth());
    }

    private static Object alwaysValid(Input i) {
        MixtureTest m = MixtureTest.of(i.number("effect"), i.number("variance"), i.number("tau_squared"), i.level());
        return object(
                "always_valid_p_value", m.p(), "ci_sequence_lower", m.low(), "ci_sequence_upper", m.high(),
                "is_significant", m.p() < i.level().alpha());
    }

    private static Object sampleRatio(Input i) {
        List<long[]> batches = Stream.of(i.rows("batches"))
                .map(r -> java.util.Arrays.stream(r).mapToLong(v -> (long) v).toArray())
                .toList();
        List<SequentialSampleRatio> s = SequentialSampleRatio.of(
                batches, i.list("weights"), i.number("concentration"), i.number("prior_odds"));
        return object(
                "p", s.stream().map(SequentialSampleRatio::p).toList(),
                "posterior_prob_srm", s.stream().map(SequentialSampleRatio::posterior).toList());
    }

    private static Object boundary(Input i) {
        return switch (i.text("fn")) {
            case "normal_log_mixture" -> object("log_mixture", normal(i).log(i.number("s"), i.number("v")));
            case "bernoulli_cs" -> {
                BernoulliSequence b = known(BernoulliSequence.of(
                        new Proportion(i.whole("x"), i.whole("n")), i.number("t_opt"), i.level()));
                yield object("lower", b.low(), "upper", b.high());
            }
            default -> object("bound", curve(i).bound(i.number("v"), i.level()));
        };
    }

    private static Level tuning(Input i) {
        return Level.of(i.number("alpha_opt", 0.05));
    }

    private static Mixture normal(Input i) {
        return i.truth("one_sided")
                ? OneSidedNormalMixture.tuned(i.number("v_opt"), tuning(i))
                : NormalMixture.tuned(i.number("v_opt"), tuning(i));
    }

    private static UniformBoundary curve(Input i) {
        return switch (i.text("fn")) {
            case "normal_mixture" -> normal(i);
            case "gamma_exponential" -> GammaExponentialMixture.tuned(i.number("v_opt"), tuning(i), i.number("c"));
            case "gamma_poisson" -> GammaPoissonMixture.tuned(i.number("v_opt"), tuning(i), i.number("c"));
            case "beta_binomial" -> BetaBinomialMixture.tuned(
                    i.number("v_opt"), tuning(i), i.number("g"), i.number("h"),
                    i.truth("one_sided") ? Sides.ONE_SIDED : Sides.TWO_SIDED);
            default -> new PolynomialStitching(i.number("v_min"), i.number("c"), i.number("s"), i.number("eta"));
        };
    }
}
