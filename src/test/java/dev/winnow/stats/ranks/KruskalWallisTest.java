package dev.winnow.stats.ranks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;

class KruskalWallisTest {
    private static final double[] A = {2, 3, 5, 4, 30, 3, 4, 6, 5, 4};
    private static final double[] B = {1, 2, 3, 3, 2, 4, 25, 2, 3, 1};

    @Test
    void asInSciPy() {
        // kruskal(a, b, [9, 9, 8, 7])
        KruskalWallis k = KruskalWallis.of(List.of(A, B, new double[] {9, 9, 8, 7})).toOptional().orElseThrow();
        assertEquals(9.6891448825875, k.statistic(), 1e-12);
        assertEquals(0.007870982042554955, k.p(), 1e-15);
        assertEquals(2, k.df());
    }

    @Test
    void refusals() {
        assertEquals(Outcome.undefined(Cause.ONLY_ONE_GROUP, 1), KruskalWallis.of(List.of(A)));
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 0), KruskalWallis.of(List.of(A, new double[0])));
        assertEquals(
                Outcome.undefined(Cause.NO_VARIANCE, 0),
                KruskalWallis.of(List.of(new double[] {1, 1}, new double[] {1})));
    }
}
