package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.adjust.Winsorised;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.means.Better;
import dev.winnow.stats.platforms.PostHogArm;
import dev.winnow.stats.platforms.PostHogComparison;
import dev.winnow.stats.platforms.PostHogCuped;
import dev.winnow.stats.platforms.PostHogPosterior;
import dev.winnow.stats.platforms.PostHogSampleRatio;
import dev.winnow.stats.platforms.PostHogSums;
import dev.winnow.stats.platforms.PostHogWinsor;
import dev.winnow.stats.sequential.AsymptoticConfidenceSequence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// PostHog's conventions, from the sums that its interface shows.
final class PostHogMethods {
    /// Sums over the units of one arm, as the results of PostHog's interface carry them.
    ///
    /// @param sumSquares  absent for a share, where every unit counts 0 or 1
    /// @param denominator absent but for ratios
    record Sums(@Range(from = 1) long n, double sum, Optional<Double> sumSquares, Optional<Second> denominator) {
        Sums {
            Moments first = moments(n, sum, sumSquares);
            denominator.ifPresent(d -> d.with(first, "denominator"));
        }

        boolean likewise(Sums other) {
            return sumSquares.isPresent() == other.sumSquares.isPresent()
                    && denominator.isPresent() == other.denominator.isPresent();
        }

        Outcome<PostHogArm> arm() {
            Moments first = moments(n, sum, sumSquares);
            return denominator
                    .map(d -> PostHogArm.ratio(d.with(first, "denominator")))
                    .orElseGet(() -> Outcome.known(sumSquares.isPresent()
                            ? PostHogArm.mean(first)
                            : PostHogArm.share(new Proportion((long) sum, n))));
        }
    }

    /// A second number of the same units.
    ///
    /// @param sumProducts of first times second
    record Second(double sum, double sumSquares, double sumProducts) {
        private static final double ROUNDING = 1e-9;

        MomentMatrix with(Moments first, String field) {
            Moments second = PostHogSums.moments(first.n(), sum, sumSquares);
            double middle = first.sum() * second.mean();
            double reach = Math.sqrt(first.m2()) * Math.sqrt(second.m2()) + ROUNDING * Math.abs(middle);
            if (!(Math.abs(sumProducts - middle) <= reach)) {
                throw new BadInput(
                        "out-of-range",
                        field + ".sumProducts",
                        sumProducts,
                        Problems.text(
                                "limit.both",
                                Problems.text("limit.from", middle - reach),
                                Problems.text("limit.to", middle + reach)));
            }
            return PostHogSums.pairs(first, second, sumProducts);
        }
    }

    /// One arm with a covariate from before the exposure.
    record Covaried(@Range(from = 1) long n, double sum, Optional<Double> sumSquares, Second covariate) {
        Covaried {
            covariate.with(moments(n, sum, sumSquares), "covariate");
        }

        MomentMatrix values() {
            return covariate.with(moments(n, sum, sumSquares), "covariate");
        }
    }

    record Compared(
            Sums treatment,
            Sums control,
            @Default("\"relative\"") EffectScale scale,
            @Default("0.05") Level alpha) {
        public Compared {
            sameKind(treatment.likewise(control));
        }
    }

    record Looked(
            Sums treatment,
            Sums control,
            @Default("\"relative\"") EffectScale scale,
            @Default("5000") @Range(from = 1, to = 1e9) double tightestAt,
            @Default("0.05") Level alpha) {
        public Looked {
            sameKind(treatment.likewise(control));
        }
    }

    record Believed(
            Sums treatment,
            Sums control,
            @Default("\"relative\"") EffectScale scale,
            @Default("0") double priorMean,
            @Range(above = 0) Optional<Double> priorSd,
            @Default("\"higher\"") Better better,
            @Default("0.05") Level alpha) {
        public Believed {
            sameKind(treatment.likewise(control));
        }
    }

    record Adjustable(
            Covaried treatment,
            Covaried control,
            @Default("\"relative\"") EffectScale scale,
            @Default("\"higher\"") Better better,
            @Default("0.05") Level alpha) {
        public Adjustable {
            sameKind(treatment.sumSquares().isPresent() == control.sumSquares().isPresent());
        }
    }

    /// @param posterior absent where PostHog's Bayesian engine refuses what its frequentist one takes
    record Adjusted(
            double theta,
            double treatmentReduction,
            double controlReduction,
            Difference difference,
            Optional<PostHogPosterior> posterior) {}

    record Exposures(
            @Range(from = 0, least = 2, most = 100) long[] counts,
            @Range(from = 0, to = 100, least = 2, most = 100) double[] shares) {
        private static final double SMALLEST = 1e-6;

        public Exposures {
            BadInput.sameLength("shares", shares.length, "counts", counts.length);
            for (int i = 0; i < shares.length; i++) {
                boolean tiny = shares[i] > 0 && shares[i] < SMALLEST;
                BadInput.outOfRange(tiny, "shares[" + i + "]", shares[i], "limit.from", SMALLEST);
            }
        }
    }

    record Extremes(
            @Range(least = 1) double[] treatment,
            @Range(least = 1) double[] control,
            @Default("0") @Range(from = 0, to = 1) double lower,
            @Default("1") @Range(from = 0, to = 1) double upper,
            @Default("\"counted\"") PostHogWinsor.Zeros zeros,
            @Default("0.05") Level alpha) {
        public Extremes {
            BadInput.atMost("lower", lower, "upper", upper);
        }
    }

    private static final String SHARES = """
            {"treatment": {"n": 1498, "sum": 131}, "control": {"n": 1523, "sum": 98}}""";

    private static final String MEANS = """
            {"treatment": {"n": 2461, "sum": 1922.7, "sumSquares": 94698.29},
             "control": {"n": 2507, "sum": 1196.87, "sumSquares": 37377.98}}""";

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("posthog-frequentist", Family.POSTHOG, Compared.class, Difference.class,
                    i -> comparison(i.treatment(), i.control(), i.scale()).flatMap(c -> c.test(i.alpha())),
                    MEANS),
            new Method<>("posthog-sequential", Family.POSTHOG, Looked.class, AsymptoticConfidenceSequence.class,
                    i -> comparison(i.treatment(), i.control(), i.scale())
                            .flatMap(c -> c.sequence(i.tightestAt(), i.alpha())),
                    SHARES),
            new Method<>("posthog-bayesian", Family.POSTHOG, Believed.class, PostHogPosterior.class,
                    i -> comparison(i.treatment(), i.control(), i.scale()).flatMap(c -> believed(c, i)),
                    SHARES),
            new Method<>("posthog-cuped", Family.POSTHOG, Adjustable.class, Adjusted.class,
                    PostHogMethods::adjusted, """
                    {"treatment": {"n": 2000, "sum": 20117, "sumSquares": 220787,
                       "covariate": {"sum": 19980, "sumSquares": 217397, "sumProducts": 217300}},
                     "control": {"n": 2000, "sum": 19900, "sumSquares": 215826,
                       "covariate": {"sum": 19906, "sumSquares": 216018, "sumProducts": 214113}},
                     "scale": "absolute"}"""),
            new Method<>("posthog-sample-ratio", Family.POSTHOG, Exposures.class, PostHogSampleRatio.class,
                    i -> PostHogSampleRatio.of(
                            Arrays.stream(i.counts()).boxed().toList(),
                            Arrays.stream(i.shares()).boxed().toList()),
                    """
                    {"counts": [5000, 5200], "shares": [50, 50]}"""),
            new Method<>("posthog-winsorised", Family.POSTHOG, Extremes.class, Winsorised.class,
                    PostHogMethods::winsorised, """
                    {"treatment": [3, 0, 8, 2, 190, 5, 7], "control": [1, 4, 2, 0, 3, 60, 6], "upper": 0.9,
                     "zeros": "ignored"}"""));

    private PostHogMethods() {}

    private static Moments moments(long n, double sum, Optional<Double> sumSquares) {
        if (sumSquares.isEmpty() && sum != Math.rint(sum)) {
            throw new BadInput("not-whole", "sum", sum);
        }
        return PostHogSums.moments(n, sum, sumSquares.orElse(sum));
    }

    private static void sameKind(boolean same) {
        if (!same) {
            throw new BadInput("not-allowed", "control", Problems.text("reason.kind"));
        }
    }

    private static Outcome<PostHogComparison> comparison(Sums treatment, Sums control, EffectScale scale) {
        return treatment.arm().flatMap(t -> control.arm().map(c -> PostHogComparison.of(t, c, scale)));
    }

    private static Outcome<PostHogPosterior> believed(PostHogComparison arms, Believed i) {
        return i.priorSd()
                .map(sd -> PostHogPosterior.of(arms, new NormalPosterior(i.priorMean(), sd), i.better(), i.alpha()))
                .orElseGet(() -> PostHogPosterior.of(arms, i.better(), i.alpha()));
    }

    private static Outcome<Adjusted> adjusted(Adjustable i) {
        MomentMatrix t = i.treatment().values();
        MomentMatrix c = i.control().values();
        PostHogCuped a = i.treatment().sumSquares().isPresent()
                ? PostHogCuped.ofMeans(t, c, i.scale())
                : PostHogCuped.ofShares(t, c, i.scale());
        return a.comparison().test(i.alpha()).map(d -> new Adjusted(
                a.theta(),
                a.treatmentReduction(),
                a.controlReduction(),
                d,
                PostHogPosterior.of(a.comparison(), i.better(), i.alpha()).toOptional()));
    }

    private static Outcome<Winsorised> winsorised(Extremes i) {
        var caps = PostHogWinsor.caps(i.lower(), i.upper(), i.zeros(), i.treatment(), i.control());
        return Winsorised.of(i.treatment(), i.control(), caps, Alternative.TWO_SIDED, i.alpha());
    }
}
