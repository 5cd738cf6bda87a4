package dev.winnow.readout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.data.Cell;
import dev.winnow.data.Crossovers;
import dev.winnow.data.Layout;
import dev.winnow.data.Mapping;
import dev.winnow.data.RollUp;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Direction;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.MetricRole;
import dev.winnow.experiment.Variant;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionRuleTest {
    private static final long N = 10_000;
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private Optional<Long> planned = Optional.of(N);
    private Optional<Double> least = Optional.empty();

    /// An arm with 10,000 units: mean of the goal (sd 1) and of the cost (sd 1, about 10; its guardrail's margin is 2 %).
    private DecisionRuleTest arm(String key, double goal, double cost) {
        return arm(key, N, goal, cost);
    }

    private DecisionRuleTest arm(String key, long n, double goal, double cost) {
        cells.put(key, new Cell(
                key, Optional.empty(), Optional.empty(), n,
                Map.of(
                        "goal", MomentMatrix.of(Moments.ofVariance(n, goal, 1)),
                        "cost", MomentMatrix.of(Moments.ofVariance(n, cost, 1))),
                Map.of()));
        return this;
    }

    private Readout readout() {
        var design = new Design(
                "", "visitor", cells.keySet().stream().map(k -> new Variant(k, 1.0 / cells.size())).toList(), "A",
                List.of(
                        new Metric("goal", new MetricKind.Mean(), MetricRole.PRIMARY, Direction.INCREASE, "", Optional.empty(), least),
                        new Metric("cost", new MetricKind.Mean(), MetricRole.GUARDRAIL, Direction.DECREASE, "", Optional.of(0.02), Optional.empty())),
                0.05, 0.8, planned, Optional.empty(), Optional.empty());
        long units = cells.values().stream().mapToLong(Cell::units).sum();
        var mapping = new Mapping(
                Layout.UNITS, Optional.empty(), "v", Optional.empty(), Optional.empty(), List.of(), List.of(),
                Crossovers.EXCLUDE, ZoneOffset.UTC);
        var data = new Readout.Data("d", List.of(), Optional.empty(), units, units);
        return Readouts.of(
                new Subject("winnow test", "t", Optional.empty(), data), design,
                new RollUp(new ArrayList<>(cells.values()), List.of(), units, units), mapping);
    }

    private void expect(String verdict, String variant, String reason) {
        var d = readout().decision();
        assertEquals(verdict, d.verdict(), d::toString);
        assertEquals(variant, d.variant().orElse(""));
        assertTrue(d.reasons().stream().anyMatch(r -> r.code().equals(reason)), d::toString);
    }

    @Test
    void aClearGainShips() {
        arm("A", 5, 10).arm("B", 5.1, 10).expect("ship", "B", "primaryBetter");
    }

    @Test
    void aClearLossDoesNot() {
        arm("A", 5, 10).arm("B", 4.9, 10).expect("doNotShip", "B", "primaryWorse");
    }

    @Test
    void noDifferenceAfterThePlanIsNoConclusion() {
        arm("A", 5, 10).arm("B", 5.001, 10).expect("inconclusive", "B", "primaryUndecided");
    }

    @Test
    void anEarlyGainWaitsForThePlan() {
        planned = Optional.of(2 * N);
        arm("A", 5, 10).arm("B", 5.1, 10).expect("keepRunning", "B", "planNotReached");
    }

    @Test
    void aHarmedGuardrailStopsEvenEarly() {
        planned = Optional.of(2 * N);
        arm("A", 5, 10).arm("B", 5.1, 10.5).expect("doNotShip", "B", "guardrailHarmed");
    }

    @Test
    void aGuardrailThatMayBeBeyondItsMarginHoldsBack() {
        arm("A", 5, 10).arm("B", 5.1, 10.2).expect("inconclusive", "B", "guardrailOpen");
    }

    @Test
    void aWorseGuardrailWithinItsMarginShips() {
        arm("A", 5, 10).arm("B", 5.1, 10.1).expect("ship", "B", "guardrailsHold");
    }

    @Test
    void withoutAPlanItSaysThatOneLookCounts() {
        planned = Optional.empty();
        arm("A", 5, 10).arm("B", 5.1, 10).expect("ship", "B", "noPlan");
    }

    @Test
    void aGainTooSmallToMatterDoesNotShip() {
        least = Optional.of(0.05);
        arm("A", 5, 10).arm("B", 5.1, 10).expect("inconclusive", "B", "belowMinimum");
    }

    @Test
    void ofSeveralTheBestShips() {
        arm("A", 5, 10).arm("B", 5.1, 10).arm("C", 5.2, 10).expect("ship", "C", "primaryBetter");
    }

    @Test
    void severalHypothesesAreCorrected() {
        // p is about 0.037 alone, 0.11 after Holm over three.
        arm("A", 5, 10).arm("B", 5.0295, 10).arm("C", 5, 10).arm("D", 5, 10).expect("inconclusive", "B", "primaryUndecided");
    }

    @Test
    void alone() {
        arm("A", 5, 10).arm("B", 5.0295, 10).expect("ship", "B", "primaryBetter");
    }

    @Test
    void anEmptyArmIsBrokenData() {
        arm("A", 5, 10).arm("B", 0, 0, 0).expect("brokenData", "", "emptyArm");
    }

    @Test
    void anUnevenSplitIsBrokenData() {
        arm("A", 5, 10).arm("B", 9_400, 5.1, 10).expect("brokenData", "", "sampleRatio");
    }
}
