package dev.winnow.vectors;

import dev.winnow.stats.distribution.Distribution;
import dev.winnow.stats.distribution.Distributions;
import dev.winnow.stats.distribution.StudentizedRange;
import java.util.Map;

final class DistributionVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries(Map.entry("stats.distribution_functions", i -> Input.object("value", value(i))));

    private DistributionVectors() {}

    private static double value(Input i) {
        Distribution d = distribution(i.text("dist"), i.at("params"));
        double x = i.number("x");
        return switch (i.text("fn")) {
            case "cdf" -> d.cdf(x);
            case "sf" -> d.survival(x);
            case "logcdf" -> d.logCdf(x);
            case "logsf" -> d.logSurvival(x);
            case "pdf", "pmf" -> d.density(x);
            case "logpdf", "logpmf" -> d.logDensity(x);
            case "quantile", "ppf" -> d.quantile(x);
            case "isf" -> d.upperQuantile(x);
            default -> throw new IllegalArgumentException(i.text("fn"));
        };
    }

    private static Distribution distribution(String name, Input p) {
        return switch (name) {
            case "normal" -> Distributions.normal(p.number("mean", 0), p.number("sd", 1));
            case "t" -> Distributions.student(p.number("df"));
            case "chisq" -> Distributions.chiSquared(p.number("df"));
            case "f" -> Distributions.fisher(p.number("df1"), p.number("df2"));
            case "gamma" -> Distributions.gamma(p.number("shape"), p.number("rate", 1));
            case "beta" -> Distributions.beta(p.number("a"), p.number("b"));
            case "binomial" -> Distributions.binomial(p.whole("n"), p.number("p"));
            case "poisson" -> Distributions.poisson(p.number("lambda"));
            case "negbinomial" -> Distributions.negativeBinomial(p.number("size"), p.number("p"));
            case "hypergeometric" -> Distributions.hypergeometric(p.whole("success"), p.whole("fail"), p.whole("draws"));
            case "noncentral_t" -> Distributions.noncentralStudent(p.number("df"), p.number("ncp"));
            case "noncentral_chisq" -> Distributions.noncentralChiSquared(p.number("df"), p.number("ncp"));
            case "noncentral_f" ->
                Distributions.noncentralFisher(p.number("df1"), p.number("df2"), p.number("ncp"));
            case "studentized_range" -> StudentizedRange.of(p.integer("k"), p.number("df"));
            default -> throw new IllegalArgumentException(name);
        };
    }
}
