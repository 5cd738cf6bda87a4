package dev.winnow.stats.platforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.adjust.Winsor;
import dev.winnow.stats.platforms.PostHogWinsor.Zeros;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostHogChecksTest {
    private static final double[] TEN = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};

    /// Place floor(q N), from 0.
    @ParameterizedTest
    @CsvSource({"0, 1, 1, 10", "0.1, 0.9, 2, 10", "0.19, 0.89, 2, 9", "0.5, 0.5, 6, 6", "0.2, 0.79, 3, 8",
        "1, 1, 10, 10"})
    void capsAreOrderStatistics(double lower, double upper, double low, double high) {
        assertEquals(new Winsor(low, high), PostHogWinsor.caps(lower, upper, Zeros.COUNTED, TEN));
        assertEquals(
                new Winsor(low, high),
                PostHogWinsor.caps(lower, upper, Zeros.IGNORED, new double[] {10, 9, 8, 7, 6},
                        new double[] {5, 4, 3, 2, 1}));
    }

    @Test
    void zerosMayBeLeftOutOfTheUpperCapOnly() {
        double[] rare = {0, 0, 0, 0, 0, 0, 0, 3, 5, 8};
        assertEquals(new Winsor(0, 0), PostHogWinsor.caps(0.5, 0.6, Zeros.COUNTED, rare));
        assertEquals(new Winsor(0, 5), PostHogWinsor.caps(0.5, 0.6, Zeros.IGNORED, rare));
        assertEquals(new Winsor(0, 0), PostHogWinsor.caps(0, 0.9, Zeros.IGNORED, new double[3]));
        double[] below = {-2, -1, 0, 0, 0, 0};
        assertEquals(new Winsor(0, 0), PostHogWinsor.caps(0.4, 0.5, Zeros.IGNORED, below));
        assertEquals(new Winsor(-1, -1), PostHogWinsor.caps(0.2, 0.5, Zeros.IGNORED, below));
    }

    @Test
    void badCapsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PostHogWinsor.caps(-0.1, 1, Zeros.COUNTED, TEN));
        assertThrows(IllegalArgumentException.class, () -> PostHogWinsor.caps(0.6, 0.5, Zeros.COUNTED, TEN));
        assertThrows(IllegalArgumentException.class, () -> PostHogWinsor.caps(0, 1.1, Zeros.COUNTED, TEN));
        assertThrows(IllegalArgumentException.class, () -> PostHogWinsor.caps(0, 1, Zeros.COUNTED, new double[0]));
        assertThrows(
                IllegalArgumentException.class,
                () -> PostHogWinsor.caps(0, 1, Zeros.COUNTED, new double[] {1, Double.NaN}));
    }

    /// scipy.stats.chisquare([700, 480, 320], [750, 450, 300]), with a variant that has no rollout between.
    @Test
    void sampleRatio() {
        PostHogSampleRatio s = PostHogSampleRatio.of(List.of(700L, 90L, 480L, 320L), List.of(45.0, 0.0, 27.0, 18.0))
                .toOptional().orElseThrow();
        assertEquals(20 / 3.0, s.chiSquare(), 1e-12);
        assertEquals(0.035673993347252395, s.p(), 1e-14);
        assertEquals(2, s.df());
        assertEquals(List.of(750.0, 0.0, 450.0, 300.0), s.expected());
        assertFalse(s.mismatch());
    }

    /// chi-square of 1 df is 10.8276 at p = 0.001.
    @Test
    void aMismatchIsBelowOneInAThousand() {
        assertFalse(ratio(5164, 4836).mismatch());
        assertTrue(ratio(5165, 4835).mismatch());
    }

    private static PostHogSampleRatio ratio(long a, long b) {
        return PostHogSampleRatio.of(List.of(a, b), List.of(50.0, 50.0)).toOptional().orElseThrow();
    }

    @Test
    void silentWithFewExposuresOrOneVariant() {
        assertEquals(
                Outcome.undefined(Cause.PLATFORM_REFUSES, 99),
                PostHogSampleRatio.of(List.of(50L, 49L, 500L), List.of(50.0, 50.0, 0.0)));
        assertEquals(1.0, ratio(50, 50).p(), 1e-15);
        assertEquals(
                Outcome.undefined(Cause.ONLY_ONE_GROUP, 1),
                PostHogSampleRatio.of(List.of(500L, 49L), List.of(50.0, 0.0)));
        assertThrows(
                IllegalArgumentException.class, () -> PostHogSampleRatio.of(List.of(500L), List.of(50.0, 50.0)));
        assertThrows(
                IllegalArgumentException.class, () -> PostHogSampleRatio.of(List.of(500L, 5L), List.of(50.0, -1.0)));
        assertThrows(IllegalArgumentException.class,
                () -> PostHogSampleRatio.of(List.of(9L, -1L), List.of(50.0, 50.0)));
        assertThrows(IllegalArgumentException.class,
                () -> PostHogSampleRatio.of(List.of(500L, 500L, -1L), List.of(50.0, 50.0, 0.0)));
        assertThrows(IllegalArgumentException.class,
                () -> PostHogSampleRatio.of(List.of(9L, 9L), List.of(50.0, Double.POSITIVE_INFINITY)));
    }
}
