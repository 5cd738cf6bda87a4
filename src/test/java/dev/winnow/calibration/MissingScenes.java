package dev.winnow.calibration;

import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.designs.LeeBounds;
import dev.winnow.stats.designs.ManskiBounds;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Bounds on an effect where outcomes are missing.
final class MissingScenes {
    private static final Family FAMILY = new Family(
            "Missing outcomes",
            "units assigned per arm",
            """
            Treatment changes no outcome, only who is seen; coverage is that of 0 by the interval for the effect. At the bound: \
            the loss is as bad as the method allows, so that the effect lies exactly on one of the bounds (Lee: 15 % are \
            never seen, and control loses the lowest 15 % of the rest too; Manski: a fifth of the treated zeros and a fifth of \
            the controls' ones are missing). At random: the same shares are lost whatever the outcome, so the effect lies \
            inside the bounds. Alike: both arms lose 15 % at random. Lee's bounds draw every unit and end at 100 000.""");

    private static final Effort SUMS = Effort.of(10_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);
    private static final Effort BY_UNIT = new Effort(4_000, 4e6, 20, 100, 1_000, 10_000, 100_000);
    private static final double LOST = 0.15;
    private static final double NORMAL_LOST = -1.0364333894937898;
    private static final ManskiBounds.Extent EXTENT = new ManskiBounds.Extent(0, 1);

    /// How control loses more units than treatment.
    private enum Loss {
        BOUND("at the bound"),
        RANDOM("at random"),
        ALIKE("alike");

        private final String words;

        Loss(String words) {
            this.words = words;
        }
    }

    private record Seen(double[] treatment, double[] control, long assigned) {}

    private record Filled(Moments treatment, long missingTreatment, Moments control, long missingControl) {}

    private MissingScenes() {}

    static List<Scene<?>> all() {
        return List.of(
                lee("normal", x -> x, Loss.BOUND),
                lee("skewed", x -> Math.exp(1.2 * x), Loss.BOUND),
                lee("zero-inflated", x -> x > 0.5 ? Math.exp(1.2 * x) : 0, Loss.BOUND),
                lee("binary, rate 50 %", x -> x > 0 ? 1 : 0, Loss.BOUND),
                lee("normal", x -> x, Loss.RANDOM),
                lee("normal", x -> x, Loss.ALIKE),
                manski("binary, rate 50 %", 0.5, Loss.BOUND),
                manski("binary, rate 5 %", 0.05, Loss.BOUND),
                manski("binary, rate 50 %", 0.5, Loss.RANDOM));
    }

    /// @param value of a standard normal number, rising
    private static Scene<Seen> lee(String data, DoubleUnaryOperator value, Loss loss) {
        return new Scene<Seen>(FAMILY, data + ", by unit, " + loss.words, BY_UNIT, (d, n) -> new Seen(
                        seen(d, (int) n, value, Loss.ALIKE), seen(d, (int) n, value, loss), n))
                .misses("Lee bounds", s -> LeeBounds.of(
                        s.treatment, s.assigned, s.control, s.assigned, Level.FIVE_PERCENT).map(LeeBounds::bounds),
                        b -> Scene.outside(b.low(), b.high(), 0));
    }

    private static double[] seen(Draw draw, int n, DoubleUnaryOperator value, Loss loss) {
        double[] out = new double[n];
        int seen = 0;
        for (int i = 0; i < n; i++) {
            double x = draw.normal();
            boolean never = draw.uniform() < LOST;
            boolean lost = switch (loss) {
                case BOUND -> x < NORMAL_LOST;
                case RANDOM -> draw.uniform() < LOST;
                case ALIKE -> false;
            };
            if (!never && !lost) {
                out[seen++] = value.applyAsDouble(x);
            }
        }
        return Arrays.copyOf(out, seen);
    }

    private static Scene<Filled> manski(String data, double rate, Loss loss) {
        return new Scene<Filled>(FAMILY, data + ", " + loss.words, SUMS, (d, n) -> {
            long treated = d.binomial(n, rate);
            long others = d.binomial(n, rate);
            long zeros = d.binomial(n - treated, 0.2);
            long ones = d.binomial(others, 0.2);
            return loss == Loss.BOUND
                    ? new Filled(binary(n - zeros, treated), zeros, binary(n - ones, others - ones), ones)
                    : new Filled(binary(n - zeros, d.binomial(n - zeros, rate)), zeros,
                            binary(n - ones, d.binomial(n - ones, rate)), ones);
        }).misses("Manski bounds", MissingScenes::manski, m -> Scene.outside(m.bounds().low(), m.bounds().high(), 0));
    }

    private static Moments binary(long n, long ones) {
        double mean = (double) ones / n;
        return new Moments(n, mean, ones * (1 - mean));
    }

    private static Outcome<ManskiBounds> manski(Filled f) {
        return ManskiBounds.of(
                f.treatment, f.missingTreatment, f.control, f.missingControl, EXTENT, Level.FIVE_PERCENT);
    }
}
