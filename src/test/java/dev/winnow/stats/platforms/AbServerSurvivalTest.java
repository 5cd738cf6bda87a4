package dev.winnow.stats.platforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.platforms.AbServerSurvival.Hazard;
import dev.winnow.stats.survival.KaplanMeier;
import dev.winnow.stats.survival.LogRank;
import dev.winnow.stats.survival.SurvivalSample;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Figures recorded from AB server 1.3.1 on the data of Freireich et al. (1963).
class AbServerSurvivalTest {
    private static final SurvivalSample TREATED =
            sample(9, 6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35);
    private static final SurvivalSample CONTROL =
            sample(21, 1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);

    private static SurvivalSample sample(int events, double... time) {
        boolean[] event = new boolean[time.length];
        Arrays.fill(event, 0, events, true);
        return SurvivalSample.of(time, event);
    }

    private static AbServerSurvival known(Outcome<AbServerSurvival> o) {
        return o.toOptional().orElseThrow(() -> new AssertionError(o));
    }

    @Test
    void logRank() {
        AbServerSurvival r = known(
                AbServerSurvival.logRank(List.of(CONTROL, TREATED), LogRank.Weights.EQUAL, Level.FIVE_PERCENT));
        assertEquals(16.7929, r.chiSquare());
        assertEquals(1, r.df());
        assertEquals(4.2e-05, r.p());
        assertTrue(r.significant());
        assertEquals(Optional.empty(), r.hazard());
        assertEquals(10.7495, r.arms().get(0).expected());
        assertEquals(19.2505, r.arms().get(1).expected());
        assertEquals(21, r.arms().get(0).observed());
        assertEquals(21, r.arms().get(1).n());
        assertEquals(
                new KaplanMeier.Point(1, 21, 2, 0.904762, 0.064056, 0.779214, 1),
                r.arms().get(0).curve().getFirst());
        assertEquals(
                new KaplanMeier.Point(23, 6, 1, 0.448179, 0.134591, 0.184385, 0.711974),
                r.arms().get(1).curve().getLast());
        assertEquals("The arms differ in their time to event.", r.verdict());
        assertEquals("Chi-square 16.7929 with 1 degrees of freedom, p = 4.2E-5.", r.interpretation());
    }

    @Test
    void cox() {
        AbServerSurvival r = known(AbServerSurvival.cox(CONTROL, TREATED, Level.FIVE_PERCENT));
        assertEquals(14.5326, r.chiSquare());
        assertEquals(0.000138, r.p());
        assertEquals(Optional.of(new Hazard(0.2076, 0.0925, 0.4659, -1.572125, 0.412397)), r.hazard());
        assertTrue(r.interpretation().endsWith("The treatment's hazard is 0.2076 times the control's, interval 0.0925 to 0.4659."));
        assertEquals(10.7495, r.arms().get(0).expected());
    }

    /// Derived: Efron's information of six equal events is 6/4, and the log-rank test has none.
    @Test
    void coxWhereAllEventsComeAtOnce() {
        SurvivalSample three = sample(3, 2, 2, 2);
        AbServerSurvival r = known(AbServerSurvival.cox(three, three, Level.of(0.1)));
        assertEquals(Optional.of(new Hazard(1, 0.2611, 3.8306, 0, 0.816497)), r.hazard());
        assertEquals(3, r.arms().get(0).expected());
        assertEquals(3, r.arms().get(1).expected());
        assertTrue(AbServerSurvival.logRank(List.of(three, three), LogRank.Weights.EQUAL, Level.of(0.1))
                instanceof Outcome.Undefined<AbServerSurvival>);
    }

    @Test
    void noDifference() {
        AbServerSurvival r = known(AbServerSurvival.logRank(
                List.of(CONTROL, CONTROL), LogRank.Weights.EQUAL, Level.FIVE_PERCENT));
        assertEquals(0, r.chiSquare());
        assertEquals(1, r.p());
        assertEquals("No difference in time to event can be told from chance.", r.verdict());
        assertTrue(AbServerSurvival.cox(sample(0, 5, 6, 7), sample(3, 1, 2, 3), Level.FIVE_PERCENT)
                instanceof Outcome.Undefined<AbServerSurvival>);
    }
}
