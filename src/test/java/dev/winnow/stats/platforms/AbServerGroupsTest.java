package dev.winnow.stats.platforms;

import static dev.winnow.stats.Expect.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.platforms.AbServerGroups.Group;
import dev.winnow.stats.platforms.AbServerPairs.Changes;
import dev.winnow.stats.proportions.McNemar.Pairs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Tables, groups, pairs and the sample ratio: figures recorded from AB server 1.3.1, unless said otherwise.
class AbServerGroupsTest {
    private static final Level FIVE = Level.FIVE_PERCENT;
    private static final List<double[]> THREE = List.of(
            new double[] {10, 12, 9, 11, 14}, new double[] {11, 14, 9.5, 13, 15}, new double[] {20, 18, 19, 22, 21});

    @Test
    void welch() {
        AbServerGroups r = known(AbServerGroups.welch(THREE, FIVE));
        assertEquals(34.3208, r.statistic());
        assertEquals(2, r.df1());
        assertEquals(Optional.of(7.8401), r.df2());
        assertEquals(0.000132, r.p());
        assertEquals(0.8343, r.effectSize());
        assertEquals(15, r.total());
        assertEquals(
                new Group(5, Optional.of(12.5), Optional.of(2.2361), Optional.empty(), Optional.empty()),
                r.groups().get(1));
        assertEquals("At least one group differs from the others.", r.verdict());
        assertEquals(
                "Statistic 34.3208, p = 1.32E-4, Eta squared 0.8343 over 3 groups of 15 values in all.",
                r.interpretation());
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0),
                AbServerGroups.welch(List.of(new double[] {1, 1}, new double[] {2, 3}), FIVE));
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0),
                AbServerGroups.welch(List.of(new double[] {0, 1e-160}, new double[] {2, 3}), FIVE));
    }

    @Test
    void kruskalWallis() {
        AbServerGroups r = known(AbServerGroups.kruskalWallis(THREE, FIVE));
        assertEquals(9.8151, r.statistic());
        assertEquals(Optional.empty(), r.df2());
        assertEquals(0.007391, r.p());
        assertEquals(0.7011, r.effectSize());
        assertEquals("Epsilon squared", r.effectSizeLabel());
        assertEquals(
                new Group(5, Optional.empty(), Optional.empty(), Optional.of(13.0), Optional.of(6.4)), r.groups().get(1));
        AbServerGroups apart =
                known(AbServerGroups.kruskalWallis(List.of(new double[] {1, 1}, new double[] {2, 3}), FIVE));
        assertEquals(0.10247, apart.p());
        assertEquals("No difference between the groups can be told from chance.", apart.verdict());
        assertEquals(
                Outcome.undefined(Cause.TOO_FEW, 1),
                AbServerGroups.kruskalWallis(List.of(new double[] {1}, new double[] {2, 3}), FIVE));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), AbServerGroups.kruskalWallis(List.of(), FIVE));
    }

    @Test
    void tables() {
        long[][] counts = {{30, 70}, {45, 55}};
        assertEquals(
                new AbServerTable(4.8247, 1, 0.028055, true, 0.1553, 200, 2, 2, 37.5, false),
                known(AbServerTable.of(counts, AbServerTable.Test.G_TEST, FIVE)));
        AbServerTable strict = known(AbServerTable.of(counts, AbServerTable.Test.CHI_SQUARE, Level.of(0.01)));
        assertEquals(4.8, strict.statistic());
        assertEquals(0.1549, strict.cramersV());
        assertEquals("No dependence of rows and columns can be told from chance.", strict.verdict());
        assertEquals("Statistic 4.8 with 1 degrees of freedom, p = 0.02846, Cramer's V 0.1549.", strict.interpretation());
        long[][] perfect = {{50, 0}, {0, 50}};
        assertEquals(1.1774, known(AbServerTable.of(perfect, AbServerTable.Test.G_TEST, FIVE)).cramersV());
        long[][] tall = {{1000, 3}, {10, 2}, {5, 5}};
        AbServerTable r = known(AbServerTable.of(tall, AbServerTable.Test.CHI_SQUARE, FIVE));
        assertEquals(0.5265, r.cramersV());
        assertEquals(0.0976, r.smallestExpected());
        assertTrue(r.lowExpected());
        assertEquals(3, r.rows());
        assertEquals("Rows and columns depend on each other.", r.verdict());
        assertTrue(r.interpretation().endsWith("Some expected counts are below 5, so p is rough."));
        long[][] five = {{5, 5}, {5, 5}};
        assertFalse(known(AbServerTable.of(five, AbServerTable.Test.CHI_SQUARE, FIVE)).lowExpected());
        long[][] wide = {{10, 20, 30}, {15, 25, 20}};
        assertEquals(0.1721, known(AbServerTable.of(wide, AbServerTable.Test.CHI_SQUARE, FIVE)).cramersV());
        long[][] most = {{1_250_000, 1_250_000}, {1_250_000, 1_250_000}};
        assertEquals(1, known(AbServerTable.of(most, AbServerTable.Test.CHI_SQUARE, FIVE)).p());
        most[0][0]++;
        assertEquals(
                Outcome.undefined(Cause.PLATFORM_REFUSES, 5_000_001),
                AbServerTable.of(most, AbServerTable.Test.CHI_SQUARE, FIVE));
    }

    @Test
    void student() {
        AbServerPairs r = known(AbServerPairs.student(new double[] {1, 2, 0.5, 2, 1}, FIVE));
        assertEquals(
                new AbServerPairs(
                        5, 1.3, 0.4671, 2.1329, 0.95, 0.012317, 4.3333, true, Optional.of(1.9379),
                        AbServerPairs.Test.PAIRED_T, Optional.empty(), Optional.empty()),
                r);
        assertEquals("The values rose.", r.verdict());
        assertEquals(
                "Mean difference 1.3, 95.0 % interval 0.4671 to 2.1329, p = 0.012317, over 5 pairs.", r.interpretation());
        AbServerPairs fell = known(AbServerPairs.student(new double[] {-1, -2, -1, -3}, FIVE));
        assertEquals(-1.8278, fell.effectSize().orElse(0.0));
        assertEquals("The values fell.", fell.verdict());
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0), AbServerPairs.student(new double[] {1, 1, 1}, FIVE));
        assertFalse(AbServerPairs.Test.PAIRED_T.sizeLabel().isBlank());
    }

    @Test
    void wilcoxon() {
        AbServerPairs r = known(AbServerPairs.wilcoxon(new double[] {1, 0, 1, 1, 0, 1, 2, 0, 2, 2}, FIVE));
        assertEquals(
                new AbServerPairs(
                        10, 1, 0.5, 1.5, 0.95, 0.019222, 0, true, Optional.of(1.0), AbServerPairs.Test.WILCOXON,
                        Optional.of(3), Optional.empty()),
                r);
        AbServerPairs few = known(AbServerPairs.wilcoxon(new double[] {0, 0, 1, 2}, FIVE));
        assertEquals(0.371093, few.p());
        assertEquals(0.75, few.effect());
        assertEquals("No change can be told from chance.", few.verdict());
        // 2 (1 - Phi(0.5 / sqrt(1.25 - 0.125))): both sums are equal and the server still takes half a rank off.
        AbServerPairs balanced = known(AbServerPairs.wilcoxon(new double[] {1, -1}, FIVE));
        assertEquals(0.637352, balanced.p(), 1e-6);
        assertEquals(Optional.of(0.0), balanced.effectSize());
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), AbServerPairs.wilcoxon(new double[] {1}, FIVE));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), AbServerPairs.wilcoxon(new double[] {0, 0}, FIVE));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), AbServerPairs.wilcoxon(new double[] {0, 3, 0}, FIVE));
    }

    @Test
    void mcNemar() {
        AbServerPairs exact = known(AbServerPairs.mcNemar(new Pairs(64, 15, 9), FIVE));
        assertEquals(
                new AbServerPairs(
                        64, 0.09375, -0.05451, 0.24201, 0.95, 0.307456, 9, false, Optional.of(1.6667),
                        AbServerPairs.Test.MCNEMAR, Optional.empty(), Optional.of(new Changes(15, 9, true))),
                exact);
        AbServerPairs large = known(AbServerPairs.mcNemar(new Pairs(65, 20, 5), FIVE));
        assertEquals(7.84, large.statistic());
        assertEquals(0.00511, large.p());
        assertEquals(Optional.of(new Changes(20, 5, false)), large.changes());
        AbServerPairs even = known(AbServerPairs.mcNemar(new Pairs(240, 100, 100), FIVE));
        assertEquals(0.005, even.statistic());
        assertEquals(0.943628, even.p());
        // Derived: nothing changed.
        AbServerPairs still = known(AbServerPairs.mcNemar(new Pairs(2, 0, 0), FIVE));
        assertEquals(1, still.p());
        assertEquals(Optional.empty(), still.effectSize());
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), AbServerPairs.mcNemar(new Pairs(1, 0, 1), FIVE));
    }

    @Test
    void sampleRatio() {
        AbServerSampleRatio r = known(AbServerSampleRatio.of(
                new long[] {5000, 5350}, new double[] {0.5, 0.5}, AbServerSampleRatio.Detail.CHECK));
        assertEquals(new AbServerSampleRatio(11.8357, 0.000581, true, List.of(5175.0, 5175.0)), r);
        assertTrue(r.verdict().startsWith("The arms are not filled as planned"));
        double third = 1.0 / 3;
        long[] arms = {3334, 3333, 3333};
        double[] shares = {third, third, third};
        AbServerSampleRatio fine = known(AbServerSampleRatio.of(arms, shares, AbServerSampleRatio.Detail.CHECK));
        assertEquals(new AbServerSampleRatio(0.0002, 0.9999, false, List.of(3333.3, 3333.3, 3333.3)), fine);
        assertEquals("The arms are filled as planned.", fine.verdict());
        assertEquals(
                List.of(3333.3333, 3333.3333, 3333.3333),
                known(AbServerSampleRatio.of(arms, shares, AbServerSampleRatio.Detail.LIVE)).expected());
    }

    @Test
    void sampleRatioWithoutAnAnswer() {
        var check = AbServerSampleRatio.Detail.CHECK;
        double[] halves = {0.5, 0.5};
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), AbServerSampleRatio.of(new long[2], halves, check));
        long[] two = {5, 5};
        assertEquals(
                Outcome.undefined(Cause.UNREACHABLE, 0.99), AbServerSampleRatio.of(two, new double[] {0.5, 0.49}, check));
        assertEquals(
                Outcome.undefined(Cause.UNREACHABLE, 1), AbServerSampleRatio.of(two, new double[] {1, 0}, check));
        assertTrue(AbServerSampleRatio.of(two, new double[] {0.5, 0.5000009}, check).toOptional().isPresent());
        double[] whole = {1};
        assertThrows(IllegalArgumentException.class, () -> AbServerSampleRatio.of(two, whole, check));
        assertThrows(IllegalArgumentException.class, () -> AbServerSampleRatio.of(new long[] {5}, whole, check));
        assertThrows(IllegalArgumentException.class, () -> AbServerSampleRatio.of(new long[] {5, -1}, halves, check));
    }
}
