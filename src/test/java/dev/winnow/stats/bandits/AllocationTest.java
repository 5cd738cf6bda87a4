package dev.winnow.stats.bandits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.winnow.stats.Moments;
import dev.winnow.stats.bandits.ThompsonAllocation.Arm;
import dev.winnow.stats.bandits.ThompsonAllocation.Rule;
import dev.winnow.stats.bayes.NormalPosterior;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final NormalPosterior PRIOR = new NormalPosterior(0, 2);
    private static final List<Moments> ARMS =
            List.of(Moments.ofVariance(100, 1, 4), Moments.ofVariance(50, 1.2, 4), Moments.EMPTY);

    @Test
    void posteriorsWeighPriorAndData() {
        List<Arm> arms = ThompsonAllocation.of(ARMS, PRIOR, Rule.BEST, 0).arms();
        // Precisions 25 and 0.25.
        assertEquals(25 / 25.25, arms.getFirst().mean(), 1e-14);
        assertEquals(Math.sqrt(1 / 25.25), arms.getFirst().sd(), 1e-14);
        assertEquals(0, arms.get(2).mean());
        assertEquals(2, arms.get(2).sd());
        assertEquals(1, arms.stream().mapToDouble(Arm::weight).sum(), 1e-12);
        assertEquals(arms.get(1).probabilityBest(), arms.get(1).weight());
    }

    @Test
    void theFloorIsKept() {
        List<Arm> free = ThompsonAllocation.of(ARMS, PRIOR, Rule.BEST, 0).arms();
        List<Arm> floored = ThompsonAllocation.of(ARMS, PRIOR, Rule.BEST, 0.1).arms();
        for (int i = 0; i < 3; i++) {
            assertEquals(0.1 + 0.7 * free.get(i).weight(), floored.get(i).weight(), 1e-14);
        }
        assertEquals(1.0 / 3, ThompsonAllocation.of(ARMS, PRIOR, Rule.BEST, 1.0 / 3).arms().getFirst().weight(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> ThompsonAllocation.of(ARMS, PRIOR, Rule.BEST, 0.34));
        assertThrows(IllegalArgumentException.class, () -> ThompsonAllocation.of(ARMS, PRIOR, Rule.BEST, -0.1));
    }

    @Test
    void topTwoHalvesFirstAndSecond() {
        List<NormalPosterior> p = List.of(PRIOR.given(1, 0.2), PRIOR.given(1.2, 0.3), PRIOR);
        double[] best = BestArm.probabilities(p);
        double[] second = BestArm.secondBest(p);
        List<Arm> arms = ThompsonAllocation.ofPosteriors(p, Rule.TOP_TWO, 0).arms();
        for (int i = 0; i < 3; i++) {
            assertEquals((best[i] + second[i]) / 2, arms.get(i).weight(), 1e-15);
            assertEquals(best[i], arms.get(i).probabilityBest());
        }
    }

    @Test
    void ucb1() {
        NextArm next = NextArm.ucb1(new long[] {100, 50}, new double[] {0.1, 0.08}, 1);
        assertEquals(0.1 + Math.sqrt(2 * Math.log(150) / 100), next.scores()[0], 1e-15);
        assertEquals(1, next.arm());
        assertEquals(0, NextArm.ucb1(new long[] {100, 50}, new double[] {0.1, 0.08}, 0.01).arm());
        assertEquals(1, NextArm.ucb1(new long[] {5, 0, 0}, new double[] {1, 0, 0}, 1).arm());
        assertThrows(IllegalArgumentException.class, () -> NextArm.ucb1(new long[] {1}, new double[] {1}, 0));
        assertThrows(IllegalArgumentException.class, () -> NextArm.ucb1(new long[0], new double[0], 1));
        assertThrows(IllegalArgumentException.class, () -> NextArm.ucb1(new long[1], new double[2], 1));
        assertThrows(IllegalArgumentException.class, () -> NextArm.ucb1(new long[] {3, -1}, new double[2], 1));
    }

    @Test
    void epsilonGreedy() {
        NextArm next = NextArm.epsilonGreedy(new long[] {9, 9, 9}, new double[] {0.1, 0.3, 0.2}, 0.3);
        assertArrayEquals(new double[] {0.1, 0.8, 0.1}, next.scores(), 1e-15);
        assertEquals(1, next.arm());
        assertEquals(2, NextArm.epsilonGreedy(new long[] {9, 9, 0}, new double[] {0.1, 0.3, 0}, 0).arm());
        long[] one = {1};
        double[] mean = {1};
        assertEquals(1, NextArm.epsilonGreedy(one, mean, 1).scores()[0], 1e-15);
        assertThrows(IllegalArgumentException.class, () -> NextArm.epsilonGreedy(one, mean, 1.1));
        assertThrows(IllegalArgumentException.class, () -> NextArm.epsilonGreedy(one, mean, -0.1));
        assertThrows(IllegalArgumentException.class, () -> NextArm.epsilonGreedy(one, new double[2], 0.1));
    }
}
