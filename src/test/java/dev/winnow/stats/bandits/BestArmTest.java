package dev.winnow.stats.bandits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.distribution.Tails;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BestArmTest {
    private static final List<NormalPosterior> THREE = List.of(
            new NormalPosterior(1, 0.05), new NormalPosterior(1.05, 0.02), new NormalPosterior(0.9, 0.2));

    /// scipy.integrate.quad of the two integrals, epsrel 1e-13.
    @Test
    void agreesWithQuadpack() {
        assertArrayEquals(
                new double[] {0.14081264018904455, 0.6388163082523308, 0.2203710515586248},
                BestArm.probabilities(THREE), 1e-12);
        assertArrayEquals(
                new double[] {0.5811419937657252, 0.3180374252562174, 0.10082058097805655},
                BestArm.secondBest(THREE), 1e-12);
    }

    @Test
    void twoArmsHaveAClosedForm() {
        List<NormalPosterior> two = THREE.subList(0, 2);
        double first = Tails.normal(0.05 / Math.hypot(0.05, 0.02));
        assertArrayEquals(new double[] {first, 1 - first}, BestArm.probabilities(two), 1e-13);
        assertArrayEquals(new double[] {1 - first, first}, BestArm.secondBest(two), 1e-13);
    }

    /// What the last bits of a mean of a million add to a standard deviation of thirty must not pass for more than
    /// certainty.
    @Test
    void noProbabilityIsAboveOne() {
        List<NormalPosterior> decided = List.of(
                new NormalPosterior(1009090.9090909091, 30.151134457776504),
                new NormalPosterior(1000009.9990001, 99.99500037496874));
        assertArrayEquals(new double[] {1, 0}, BestArm.probabilities(decided));
        assertArrayEquals(new double[] {0, 1}, BestArm.secondBest(decided));
    }

    @Test
    void equalArmsShareEqually() {
        List<NormalPosterior> same = IntStream.range(0, 5).mapToObj(_ -> new NormalPosterior(-3, 7)).toList();
        double[] fifth = {0.2, 0.2, 0.2, 0.2, 0.2};
        assertArrayEquals(fifth, BestArm.probabilities(same), 1e-13);
        assertArrayEquals(fifth, BestArm.secondBest(same), 1e-13);
    }

    @Test
    void veryDifferentSpreadsAndFarArmsStillSumToOne() {
        List<NormalPosterior> odd = List.of(
                new NormalPosterior(0, 1e-6), new NormalPosterior(0, 100), new NormalPosterior(-1e9, 1),
                new NormalPosterior(0.5e-6, 1e-6));
        double[] best = BestArm.probabilities(odd);
        assertEquals(1, Arrays.stream(best).sum(), 1e-11);
        assertEquals(0.5, best[1], 1e-7);
        assertEquals(0, best[2]);
        double[] second = BestArm.secondBest(odd);
        assertEquals(1, Arrays.stream(second).sum(), 1e-11);
        assertEquals(0, second[2]);
    }

    @Test
    void oneArmIsNoContest() {
        assertThrows(IllegalArgumentException.class, () -> BestArm.probabilities(THREE.subList(0, 1)));
        assertThrows(IllegalArgumentException.class, () -> BestArm.secondBest(THREE.subList(0, 1)));
    }

    /// A leader that is surely ahead leaves the second place to the others: the two-arm closed form, as far as their
    /// own spreads go.
    @Test
    void aLeaderFarAheadLeavesTheSecondPlaceToTheOthers() {
        for (double lead : new double[] {1e3, 1e6, 1e8}) {
            double[] second = BestArm.secondBest(List.of(
                    new NormalPosterior(0, 1), new NormalPosterior(1, 1e-6), new NormalPosterior(lead, 1)));
            assertArrayEquals(new double[] {Tails.normal(1), Tails.normal(-1), 0}, second, 1e-10);
            double[] wide = BestArm.secondBest(List.of(
                    new NormalPosterior(0, 1), new NormalPosterior(1, 1), new NormalPosterior(lead, 1)));
            assertArrayEquals(new double[] {Tails.normal(Math.sqrt(0.5)), Tails.normal(-Math.sqrt(0.5)), 0}, wide, 1e-12);
        }
    }
}
