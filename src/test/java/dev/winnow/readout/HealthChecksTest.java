package dev.winnow.readout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.data.Cell;
import dev.winnow.data.LedgerEntry;
import dev.winnow.data.RollUp;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Direction;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.MetricRole;
import dev.winnow.experiment.Variant;
import dev.winnow.readout.Readout.Check;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthChecksTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private Optional<Long> planned = Optional.empty();
    private Optional<Integer> days = Optional.empty();
    private long withValue = 1000;
    private double treated = 10;

    private Readout readout(LocalDate... seen) {
        var design = new Design(
                "", "person", List.of(new Variant("A", 0.5), new Variant("B", 0.5)), "A",
                List.of(
                        Metric.of("goal", new MetricKind.Mean(), MetricRole.PRIMARY),
                        new Metric("cost", new MetricKind.Mean(), MetricRole.GUARDRAIL, Direction.DECREASE, "", Optional.empty(),
                                Optional.empty())),
                0.05, 0.8, planned, Optional.of(MONDAY), days);
        var cells = new ArrayList<Cell>();
        var when = seen.length == 0 ? List.of(Optional.<LocalDate>empty()) : List.of(seen).stream().map(Optional::of).toList();
        for (Optional<LocalDate> day : when) {
            for (String v : List.of("A", "B")) {
                cells.add(new Cell(
                        v, day, Optional.empty(), 1000,
                        Map.of(
                                "goal", MomentMatrix.of(Moments.ofVariance(withValue, 5, 1)),
                                "cost", MomentMatrix.of(Moments.ofVariance(1000, v.equals("B") ? treated : 10, 1))),
                        Map.of()));
            }
        }
        long units = cells.stream().mapToLong(Cell::units).sum();
        return Readouts.of(
                ReadoutCases.subject("health", units), design, new RollUp(cells, ledger, units, units),
                ReadoutCases.mapping(design, Optional.of("day"), List.of(), Map.of()));
    }

    private static Check check(Readout r, String code) {
        return r.health().stream().filter(c -> c.code().equals(code)).findFirst().orElseThrow();
    }

    private static void expect(Readout r, String code, String state, String value, String inText) {
        Check c = check(r, code);
        assertEquals(state, c.state(), c::toString);
        assertEquals(value, c.value().replace('\u00a0', ' '));
        assertTrue(c.text().replace('\u00a0', ' ').contains(inText), c::toString);
    }

    @Test
    void plannedSize() {
        expect(readout(), "plannedSize", "unknown", "no plan", "no planned size");
        planned = Optional.of(1000L);
        expect(readout(), "plannedSize", "ok", "100.0 %", "has the planned number");
        planned = Optional.of(4000L);
        Readout early = readout();
        expect(early, "plannedSize", "warning", "25.00 %", "1,000 of 4,000 planned units");
        assertEquals("keepRunning", early.decision().verdict());
        assertTrue(early.decision().wouldChange().startsWith("The smallest variant has 1,000 of 4,000 planned units."));
    }

    @Test
    void durationCountsQuietDaysAndAgreesWithTheDecision() {
        days = Optional.of(7);
        Readout six = readout(MONDAY, MONDAY.plusDays(5));
        expect(six, "duration", "warning", "6 of 7 days", "not complete");
        assertEquals("keepRunning", six.decision().verdict());
        assertEquals("The data cover 6 of 7 planned days.", six.decision().reasons().getLast().text());
        Readout seven = readout(MONDAY, MONDAY.plusDays(6));
        expect(seven, "duration", "ok", "7 of 7 days", "complete");
        assertEquals("inconclusive", seven.decision().verdict());
        days = Optional.of(1);
        expect(readout(MONDAY), "duration", "ok", "1 of 1 day", "complete");
        assertTrue(readout().health().stream().noneMatch(c -> c.code().equals("duration")));
    }

    @Test
    void crossoversWarnAboveOneInAHundred() {
        expect(readout(), "severalVariants", "ok", "0", "No unit");
        ledger.add(new LedgerEntry("severalVariants", "x", 8, 4, List.of(), ""));
        expect(readout(), "severalVariants", "ok", "4 \u00b7 0.20 %", "few");
        ledger.add(new LedgerEntry("severalVariants", "x", 80, 40, List.of(), ""));
        expect(readout(), "severalVariants", "warning", "44 \u00b7 2.15 %", "one unit in a hundred");
    }

    @Test
    void missingOutcomesNameTheWorstMetric() {
        expect(readout(), "missingOutcome", "ok", "0", "Every unit");
        withValue = 900;
        expect(readout(), "missingOutcome", "warning", "200", "goal: 10.00 %");
    }

    @Test
    void rowsNotUsedLeaveOutWhatOneMetricLost() {
        ledger.add(new LedgerEntry("missingOutcome", "x", 500, 500, List.of(), "goal"));
        expect(readout(), "rowsNotUsed", "ok", "0", "Every row");
        ledger.add(new LedgerEntry("malformedRow", "x", 10, 0, List.of(), ""));
        expect(readout(), "rowsNotUsed", "ok", "10", "0.50 %");
        ledger.add(new LedgerEntry("missingVariant", "x", 1990, 0, List.of(), ""));
        expect(readout(), "rowsNotUsed", "warning", "2,000", "100.0 %");
    }

    @Test
    void aGuardrailWithoutMarginIsHarmedWhenItIsWorse() {
        treated = 10.5;
        Readout r = readout();
        assertEquals("doNotShip", r.decision().verdict());
        assertEquals("worse", r.metrics().get(1).comparisons().getFirst().judgement());
        assertEquals("Guardrail cost is harmed by B.", r.decision().reasons().get(1).text());
        treated = 9.5;
        assertEquals("better", readout().metrics().get(1).comparisons().getFirst().judgement());
        treated = 10;
        assertTrue(readout().decision().reasons().stream().anyMatch(x -> x.code().equals("guardrailsHold")));
        assertFalse(readout().decision().verdict().equals("doNotShip"));
    }
}
