package dev.winnow.stats.bandits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.bandits.OffPolicyEvaluation.Decision;
import dev.winnow.stats.bayes.NormalPosterior;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final List<Decision> LOG = List.of(
            new Decision(1, 0.5, 0.8, 0.6, 0.55),
            new Decision(0, 0.25, 0.1, 0.4, 0.5),
            new Decision(1, 0.2, 0.5, 0.7, 0.6),
            new Decision(0, 0.8, 0.4, 0.3, 0.35),
            new Decision(1, 0.5, 0.2, 0.5, 0.45));

    /// NumPy.
    @Test
    void offPolicyEvaluation() {
        OffPolicyEvaluation e = OffPolicyEvaluation.of(LOG).toOptional().orElseThrow();
        assertEquals(0.9, e.ips().value(), 1e-14);
        assertEquals(0.4959838707054898, e.ips().se(), 1e-14);
        assertEquals(0.8333333333333333, e.snips().value(), 1e-14);
        assertEquals(0.15128180164385766, e.snips().se(), 1e-14);
        assertEquals(0.746, e.doublyRobust().value(), 1e-14);
        assertEquals(0.2273895336201735, e.doublyRobust().se(), 1e-14);
        assertEquals(3.1087420042643923, e.effectiveSize(), 1e-13);
        assertEquals(2.5, e.largestWeight());
    }

    @Test
    void theLoggingPolicyEvaluatesToTheMeanReward() {
        List<Decision> same = LOG.stream().map(d -> new Decision(d.reward(), d.logged(), d.logged(), 0, 0)).toList();
        OffPolicyEvaluation e = OffPolicyEvaluation.of(same).toOptional().orElseThrow();
        assertEquals(0.6, e.ips().value(), 1e-15);
        assertEquals(e.ips().value(), e.snips().value(), 1e-15);
        assertEquals(e.ips(), e.doublyRobust());
        assertEquals(5, e.effectiveSize(), 1e-13);
    }

    @Test
    void offPolicyEdges() {
        assertEquals(Outcome.undefined(Cause.TOO_FEW, 1), OffPolicyEvaluation.of(LOG.subList(0, 1)));
        var never = new Decision(1, 0.5, 0, 0, 0);
        assertEquals(Outcome.undefined(Cause.NO_EVENTS, 0), OffPolicyEvaluation.of(List.of(never, never)));
        assertThrows(IllegalArgumentException.class, () -> new Decision(1, 0, 0.5, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Decision(1, 1.1, 0.5, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Decision(1, 0.5, 1.1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Decision(1, 0.5, -0.1, 0, 0));
        assertEquals(1, new Decision(1, 1, 1, 0, 0).weight());
    }

    /// scipy.integrate.quad over the predictive distribution of the further data.
    @Test
    void valueOfWaiting() {
        ValueOfWaiting v = ValueOfWaiting.of(new NormalPosterior(0.01, 0.02), 0.03);
        assertEquals(0.003955931148026119, v.lossNow(), 1e-15);
        assertEquals(0.0028445787532583727, v.lossAfter(), 1e-9);
        assertEquals(v.lossNow(), v.lossAfter() + v.valueOfData(), 1e-17);
        assertEquals(0.18369107786044792, v.changesMind(), 1e-12);
        assertEquals(v, ValueOfWaiting.of(new NormalPosterior(-0.01, 0.02), 0.03));
    }

    @Test
    void betterDataAreWorthMore() {
        var effect = new NormalPosterior(0.01, 0.02);
        double last = 0;
        for (double se : new double[] {1, 0.1, 0.01, 1e-4}) {
            double worth = ValueOfWaiting.of(effect, se).valueOfData();
            assertTrue(worth > last);
            last = worth;
        }
        assertEquals(0, ValueOfWaiting.of(effect, 1e-9).lossAfter(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> ValueOfWaiting.of(effect, 0));
        assertThrows(IllegalArgumentException.class, () -> ValueOfWaiting.of(effect, Double.POSITIVE_INFINITY));
    }
}
