package dev.winnow.stats.bandits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Moments;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BanditSimulationTest {
    private static final double[] RATES = {0.1, 0.3, 0.5};

    private static BanditSimulation run(Policy policy) {
        return BanditSimulation.of(RATES, policy, 400, 100, 5);
    }

    /// Equal shares forgo (0.4 + 0.2 + 0) / 3 a step.
    @Test
    void uniformForgoesTheAverage() {
        BanditSimulation u = run(new Policy.Uniform());
        assertEquals(80, u.regret(), 4 * u.regretSe());
        assertTrue(u.regretSe() > 0 && u.regretSe() < 1);
        for (double share : u.allocation()) {
            assertEquals(1.0 / 3, share, 0.02);
        }
        assertEquals(u.allocation()[2], u.bestShown(), 1e-12);
    }

    @Test
    void policiesLearn() {
        double uniform = run(new Policy.Uniform()).regret();
        for (Policy p : List.of(new Policy.Thompson(), new Policy.Ucb1(), new Policy.EpsilonGreedy(0.1))) {
            BanditSimulation s = run(p);
            assertTrue(s.regret() < 0.8 * uniform, p + " " + s.regret());
            assertTrue(s.bestShown() > 0.5, p + " " + s.bestShown());
            assertTrue(s.foundBest() > 0.7, p + " " + s.foundBest());
            assertEquals(1, Arrays.stream(s.allocation()).sum(), 1e-12);
            double regret = 400 * (0.4 * s.allocation()[0] + 0.2 * s.allocation()[1]);
            assertEquals(regret, s.regret(), 1e-9);
        }
        assertTrue(run(new Policy.Thompson()).regret() < run(new Policy.Ucb1()).regret());
    }

    @Test
    void alwaysExploringIsUniform() {
        BanditSimulation s = run(new Policy.EpsilonGreedy(1));
        assertEquals(80, s.regret(), 5 * s.regretSe());
    }

    @Test
    void theSeedRepeats() {
        BanditSimulation a = run(new Policy.Thompson());
        BanditSimulation b = run(new Policy.Thompson());
        assertEquals(a.regret(), b.regret());
        assertArrayEquals(a.allocation(), b.allocation());
        assertTrue(a.regret() != BanditSimulation.of(RATES, new Policy.Thompson(), 400, 100, 6).regret());
    }

    @Test
    void equalArmsForgoNothing() {
        BanditSimulation s = BanditSimulation.of(new double[] {0.2, 0.2}, new Policy.Thompson(), 50, 10, 1);
        assertEquals(0, s.regret());
        assertEquals(1, s.bestShown(), 1e-12);
        assertEquals(1, s.foundBest());
    }

    /// P(Beta(2, 4) > Beta(4, 2)) = 0.10317460317460317 by scipy.integrate.quad.
    @Test
    void thompsonDrawsFromThePosteriors() {
        var random = new SplittableRandom(3);
        double[] chosen = new double[20_000];
        Arrays.setAll(chosen, _ -> new Policy.Thompson().choose(new long[] {4, 4}, new long[] {3, 1}, random));
        assertEquals(0.1031746, Moments.of(chosen).mean(), 4 * Math.sqrt(0.1 * 0.9 / 20_000));
    }

    /// P(Beta(1, 1) > Beta(1, 11)) = 11/12, P(Beta(1, 6) > Beta(1, 3)) = 1/3; the last by mpmath.
    @Test
    void thompsonDrawsFromSkewedPosteriorsToo() {
        assertEquals(11.0 / 12, shareOfFirst(new long[] {0, 10}, new long[] {0, 0}), 0.0025);
        assertEquals(1.0 / 3, shareOfFirst(new long[] {5, 2}, new long[] {0, 0}), 0.0043);
        assertEquals(0.1093454802658954, shareOfFirst(new long[] {100, 50}, new long[] {30, 20}), 0.0028);
    }

    /// Tolerances of four standard errors of 200,000 draws.
    private static double shareOfFirst(long[] pulls, long[] successes) {
        var random = new SplittableRandom(11);
        int first = 0;
        for (int i = 0; i < 200_000; i++) {
            first += new Policy.Thompson().choose(pulls, successes, random) == 0 ? 1 : 0;
        }
        return first / 200_000.0;
    }

    @Test
    void certainRatesAreRates() {
        BanditSimulation s = BanditSimulation.of(new double[] {0, 1}, new Policy.EpsilonGreedy(0), 10, 2, 1);
        // Each arm once, the first first, and then the one that pays.
        assertEquals(1, s.regret());
        assertEquals(0, s.regretSe());
        assertArrayEquals(new double[] {0.1, 0.9}, s.allocation(), 1e-15);
        assertEquals(0.9, s.bestShown(), 1e-15);
        assertEquals(1, s.foundBest());
        assertEquals(1, BanditSimulation.of(new double[] {0, 1}, new Policy.Ucb1(), 1, 2, 1).regret());
    }

    @Test
    void refusesWhatMakesNoSense() {
        Policy p = new Policy.Uniform();
        double[] two = {0.1, 0.2};
        assertThrows(IllegalArgumentException.class, () -> BanditSimulation.of(new double[] {0.1}, p, 1, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> BanditSimulation.of(two, p, 0, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> BanditSimulation.of(two, p, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> BanditSimulation.of(new double[] {0.1, 1.1}, p, 1, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> BanditSimulation.of(new double[] {-0.1, 1}, p, 1, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> new Policy.EpsilonGreedy(1.5));
        assertThrows(IllegalArgumentException.class, () -> new Policy.EpsilonGreedy(-0.5));
    }
}
