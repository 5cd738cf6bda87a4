package dev.winnow.methods;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.means.Better;
import dev.winnow.stats.multiple.Adjustment;
import dev.winnow.stats.platforms.SpotifyComparison;
import java.util.List;
import java.util.Optional;

/// The conventions of Spotify's package, on GrowthBook's shelf.
final class SpotifyMethods {
    private static final double ROUNDING = 1e-9;

    record Sums(@Range(from = 2) long n, double sum, @Range(from = 0) Optional<Double> sumSquares) {
        Sums {
            if (sumSquares.isEmpty()) {
                BadInput.outOfRange(sum < 0, "sum", sum, "limit.from", 0);
                BadInput.atMost("sum", sum, "n", n);
            }
            double least = sum / n * sum * (1 - ROUNDING);
            double given = sumSquares.orElse(least);
            BadInput.outOfRange(!(given >= least), "sumSquares", given, "limit.from", least);
        }

        SpotifyComparison.Sums sums() {
            return new SpotifyComparison.Sums(n, sum, sumSquares.orElse(sum));
        }
    }

    record Input(
            @Range(least = 1, most = 1000) List<Sums> treatments,
            Sums control,
            @Range(from = 0, below = 1) Optional<Double> relativeMargin,
            @Default("\"higher\"") Better better,
            @Default("\"bonferroni\"") Adjustment correction,
            @Default("0.05") Level alpha) {
        Outcome<Comparisons> compare() {
            return SpotifyComparison.of(
                            treatments.stream().map(Sums::sums).toList(),
                            control.sums(),
                            relativeMargin.map(m -> new SpotifyComparison.Margin(m, better)),
                            correction,
                            alpha)
                    .map(Comparisons::new);
        }
    }

    record Comparisons(List<SpotifyComparison> comparisons) {}

    static final Method<?, ?> COMPARISON = new Method<>(
            "spotify-comparison", Family.GROWTHBOOK, Input.class, Comparisons.class, Input::compare,
            """
            {"treatments": [{"n": 1000, "sum": 10600, "sumSquares": 130000}, {"n": 990, "sum": 10200, "sumSquares": 121000}],
             "control": {"n": 1000, "sum": 10000, "sumSquares": 116000}}""");

    private SpotifyMethods() {}
}
