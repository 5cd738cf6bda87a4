package dev.winnow.stats.platforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.means.Better;
import dev.winnow.stats.multiple.Adjustment;
import dev.winnow.stats.platforms.SpotifyComparison.Margin;
import dev.winnow.stats.platforms.SpotifyComparison.Sums;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Figures of its formulas in NumPy and SciPy, and of the package where said.
class SpotifyComparisonTest {
    private static final Sums CONTROL = new Sums(110, 220, 640);
    private static final List<Sums> TREATMENTS = List.of(new Sums(100, 210, 600), new Sums(120, 330, 1100));

    private static List<SpotifyComparison> of(Optional<Margin> margin, Adjustment correction) {
        return SpotifyComparison.of(TREATMENTS, CONTROL, margin, correction, Level.FIVE_PERCENT)
                .toOptional()
                .orElseThrow();
    }

    @Test
    void bonferroniWidensTheIntervals() {
        SpotifyComparison first = of(Optional.empty(), Adjustment.BONFERRONI).get(0);
        assertEquals(0.1, first.difference().estimate(), 1e-14);
        assertEquals(0.18094522154477802, first.difference().se(), 1e-14);
        assertEquals(0.5805007379361549, first.difference().p(), 1e-12);
        assertEquals(-0.25464611740238585, first.difference().low(), 1e-12);
        assertEquals(1, first.adjustedP());
        assertEquals(-0.30557111311754676, first.adjustedLow().orElseThrow(), 1e-12);
        assertEquals(0.5055711131175469, first.adjustedHigh().orElseThrow(), 1e-12);
        assertEquals(false, first.significant());
        SpotifyComparison second = of(Optional.empty(), Adjustment.BONFERRONI).get(1);
        assertEquals(2 * 1.5705243710816938e-05, second.adjustedP(), 1e-15);
        assertEquals(0.360737586191433, second.adjustedLow().orElseThrow(), 1e-12);
        assertEquals(true, second.significant());
    }

    @Test
    void stepsGiveNoTwoSidedIntervals() {
        for (SpotifyComparison c : of(Optional.empty(), Adjustment.HOLM)) {
            assertEquals(Optional.empty(), c.adjustedLow());
            assertEquals(Optional.empty(), c.adjustedHigh());
        }
    }

    @Test
    void aMarginIsAShareOfControl() {
        SpotifyComparison up = of(Optional.of(new Margin(0.1, Better.HIGHER)), Adjustment.HOLM).get(0);
        assertEquals(0.048662736407654464, up.difference().p(), 1e-13);
        assertEquals(0.048662736407654464, up.adjustedP(), 1e-13);
        assertEquals(-0.19762840393746572, up.adjustedLow().orElseThrow(), 1e-12);
        assertEquals(Optional.of(Double.POSITIVE_INFINITY), up.adjustedHigh());
        SpotifyComparison bonferroni = of(Optional.of(new Margin(0.1, Better.HIGHER)), Adjustment.BONFERRONI).get(0);
        assertEquals(-0.25464611740238585, bonferroni.adjustedLow().orElseThrow(), 1e-12);
        SpotifyComparison down = of(Optional.of(new Margin(0.1, Better.LOWER)), Adjustment.HOLM).get(1);
        assertEquals(0.999229744887041, down.difference().p(), 1e-13);
        assertEquals(1.0356602632375118, down.difference().high(), 1e-12);
        assertEquals(Optional.of(Double.NEGATIVE_INFINITY), down.adjustedLow());
    }

    /// From the package: 100 of 5000 and 120 of 5100.
    @Test
    void zerosAndOnesHaveTheDivisorN() {
        var c = SpotifyComparison.of(
                        List.of(new Sums(5100, 120, 120)), new Sums(5000, 100, 100), Optional.empty(),
                        Adjustment.BONFERRONI, Level.FIVE_PERCENT)
                .toOptional()
                .orElseThrow()
                .getFirst();
        assertEquals(0.0035294117647058816, c.difference().estimate(), 1e-16);
        assertEquals(0.002902594463062746, c.difference().se(), 1e-15);
        assertEquals(0.2240037033902026, c.difference().p(), 1e-11);
        assertEquals(-0.0021595688446224767, c.difference().low(), 1e-12);
    }

    @Test
    void refusals() {
        assertThrows(IllegalArgumentException.class, () -> new Margin(-0.01, Better.HIGHER));
        assertThrows(IllegalArgumentException.class, () -> new Margin(1, Better.HIGHER));
        assertThrows(IllegalArgumentException.class, () -> SpotifyComparison.of(
                List.of(), CONTROL, Optional.empty(), Adjustment.HOLM, Level.FIVE_PERCENT));
    }

    @Test
    void noAnswers() {
        Sums two = new Sums(2, 3, 5);
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 1),
                SpotifyComparison.of(
                        List.of(two, new Sums(1, 1, 1)), two, Optional.empty(), Adjustment.HOLM, Level.FIVE_PERCENT));
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 1),
                SpotifyComparison.of(
                        List.of(two), new Sums(1, 1, 1), Optional.empty(), Adjustment.HOLM, Level.FIVE_PERCENT));
        Sums still = new Sums(3, 6, 12);
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0),
                SpotifyComparison.of(
                        List.of(two, still), still, Optional.empty(), Adjustment.HOLM, Level.FIVE_PERCENT));
    }
}
