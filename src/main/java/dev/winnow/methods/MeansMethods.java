package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.means.WelchTest;
import java.util.List;

/// Comparisons of means, ratios of sums and quantiles.
final class MeansMethods {
    record TwoMeans(
            MeanArm treatment,
            MeanArm control,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("welch-t", Family.MEANS, TwoMeans.class, Difference.class,
                    i -> WelchTest.of(i.treatment().moments(), i.control().moments(), i.alternative(), i.alpha()),
                    """
                    {"treatment": {"n": 1000, "mean": 10.6, "sd": 4.2}, "control": {"n": 1000, "mean": 10, "sd": 4}}"""));

    private MeansMethods() {}
}
