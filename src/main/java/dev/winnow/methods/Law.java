package dev.winnow.methods;

import dev.winnow.stats.distribution.Distribution;
import dev.winnow.stats.distribution.Distributions;
import dev.winnow.stats.distribution.StudentizedRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A distribution by its name and the parameters that it needs, and no others.
record Law(
        Name name,
        Optional<Double> mean,
        @Range(from = 1e-75, to = 1e75) Optional<Double> sd,
        @Range(from = 0.01, to = 1e9) Optional<Double> df,
        @Range(from = 0.01, to = 1e9) Optional<Double> df1,
        @Range(from = 0.01, to = 1e9) Optional<Double> df2,
        @Range(from = -1e6, to = 1e6) Optional<Double> ncp,
        @Range(from = 0.001, to = 1e9) Optional<Double> shape,
        @Range(from = 1e-75, to = 1e75) Optional<Double> rate,
        @Range(from = 0.001, to = 1e9) Optional<Double> a,
        @Range(from = 0.001, to = 1e9) Optional<Double> b,
        @Range(from = 0, to = 1_000_000_000) Optional<Long> trials,
        @Range(from = 0, to = 1) Optional<Double> probability,
        @Range(from = 0, to = 1e9) Optional<Double> lambda,
        @Range(from = 0.001, to = 1e9) Optional<Double> size,
        @Range(from = 0, to = 1_000_000_000) Optional<Long> successes,
        @Range(from = 0, to = 1_000_000_000) Optional<Long> failures,
        @Range(from = 0, to = 2_000_000_000) Optional<Long> draws,
        @Range(from = 2, to = 1000) Optional<Integer> groups) {
    /// What it is called, and which parameters it must and may have.
    enum Name {
        NORMAL("", "mean sd"),
        STUDENT("df", ""),
        CHI_SQUARED("df", ""),
        FISHER("df1 df2", ""),
        GAMMA("shape rate", ""),
        BETA("a b", ""),
        BINOMIAL("trials probability", ""),
        POISSON("lambda", ""),
        NEGATIVE_BINOMIAL("size probability", ""),
        HYPERGEOMETRIC("successes failures draws", ""),
        NONCENTRAL_STUDENT("df ncp", ""),
        NONCENTRAL_CHI_SQUARED("df ncp", ""),
        NONCENTRAL_FISHER("df1 df2 ncp", ""),
        STUDENTIZED_RANGE("groups", "df");

        private final String needed;
        private final String optional;

        Name(String needed, String optional) {
            this.needed = needed;
            this.optional = optional;
        }

        private static List<String> words(String joined) {
            return joined.isEmpty() ? List.of() : List.of(joined.split(" "));
        }

        List<String> needed() {
            return words(needed);
        }

        List<String> optional() {
            return words(optional);
        }
    }

    Law {
        Map<String, Optional<? extends Number>> given = new LinkedHashMap<>();
        given.put("mean", mean);
        given.put("sd", sd);
        given.put("df", df);
        given.put("df1", df1);
        given.put("df2", df2);
        given.put("ncp", ncp);
        given.put("shape", shape);
        given.put("rate", rate);
        given.put("a", a);
        given.put("b", b);
        given.put("trials", trials);
        given.put("probability", probability);
        given.put("lambda", lambda);
        given.put("size", size);
        given.put("successes", successes);
        given.put("failures", failures);
        given.put("draws", draws);
        given.put("groups", groups);
        for (String field : name.needed()) {
            if (given.getOrDefault(field, Optional.empty()).isEmpty()) {
                throw new BadInput("missing-field", field, Problems.text("kind.real"));
            }
        }
        var taken = new ArrayList<>(name.needed());
        taken.addAll(name.optional());
        given.forEach((field, value) -> {
            if (value.isPresent() && !taken.contains(field)) {
                throw new BadInput("unknown-field", field, "name, " + String.join(", ", taken), "");
            }
        });
        boolean squares = name == Name.NONCENTRAL_CHI_SQUARED || name == Name.NONCENTRAL_FISHER;
        least(squares, "ncp", ncp, 0);
        least(name == Name.NEGATIVE_BINOMIAL, "probability", probability, 1e-9);
        least(name == Name.STUDENTIZED_RANGE, "df", df, 1);
        if (name == Name.HYPERGEOMETRIC) {
            long population = successes.orElseThrow() + failures.orElseThrow();
            BadInput.atMost("draws", draws.orElseThrow(), "successes + failures", population);
        }
    }

    private static void least(boolean concerned, String field, Optional<Double> value, double least) {
        double v = value.orElse(least);
        BadInput.outOfRange(concerned && v < least, field, v, "limit.from", least);
    }

    Distribution distribution() {
        return switch (name) {
            case NORMAL -> Distributions.normal(mean.orElse(0.0), sd.orElse(1.0));
            case STUDENT -> Distributions.student(df.orElseThrow());
            case CHI_SQUARED -> Distributions.chiSquared(df.orElseThrow());
            case FISHER -> Distributions.fisher(df1.orElseThrow(), df2.orElseThrow());
            case GAMMA -> Distributions.gamma(shape.orElseThrow(), rate.orElseThrow());
            case BETA -> Distributions.beta(a.orElseThrow(), b.orElseThrow());
            case BINOMIAL -> Distributions.binomial(trials.orElseThrow(), probability.orElseThrow());
            case POISSON -> Distributions.poisson(lambda.orElseThrow());
            case NEGATIVE_BINOMIAL -> Distributions.negativeBinomial(size.orElseThrow(), probability.orElseThrow());
            case HYPERGEOMETRIC ->
                Distributions.hypergeometric(successes.orElseThrow(), failures.orElseThrow(), draws.orElseThrow());
            case NONCENTRAL_STUDENT -> Distributions.noncentralStudent(df.orElseThrow(), ncp.orElseThrow());
            case NONCENTRAL_CHI_SQUARED -> Distributions.noncentralChiSquared(df.orElseThrow(), ncp.orElseThrow());
            case NONCENTRAL_FISHER ->
                Distributions.noncentralFisher(df1.orElseThrow(), df2.orElseThrow(), ncp.orElseThrow());
            case STUDENTIZED_RANGE ->
                StudentizedRange.of(groups.orElseThrow(), df.orElse(Double.POSITIVE_INFINITY));
        };
    }
}
