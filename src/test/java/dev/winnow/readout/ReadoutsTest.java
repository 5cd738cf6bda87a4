package dev.winnow.readout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.json.Json;
import dev.winnow.readout.Readout.Comparison;
import dev.winnow.readout.Readout.MetricReadout;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadoutsTest {
    static List<Readout> readouts() {
        return List.of(
                ReadoutFixture.twoArms(), ReadoutFixture.threeArms(), ReadoutFixture.brokenSplit(),
                ReadoutFixture.oneUnitEach());
    }

    @ParameterizedTest
    @MethodSource("readouts")
    void comesBackWholeFromJson(Readout r) {
        String text = Json.writePretty(r);
        Readout back = Json.read(text, Readout.class);
        assertEquals(r, back);
        assertEquals(text, Json.writePretty(back));
        assertFalse(text.contains("NaN") || text.contains("Infinity") || text.contains(": null"), text);
    }

    @Test
    void keepsTheOrderOfVariants() {
        Readout back = Json.read(Json.write(ReadoutFixture.threeArms()), Readout.class);
        assertEquals(List.of("A", "B", "C"), List.copyOf(back.srm().observed().keySet()));
        assertEquals(List.of("A", "B", "C"), List.copyOf(back.days().getFirst().units().keySet()));
    }

    @Test
    void shipsAClearWinner() {
        Readout r = ReadoutFixture.twoArms();
        assertEquals("ship", r.decision().verdict(), () -> r.decision().toString());
        assertEquals("Ship B", r.decision().headline());
        assertTrue(r.decision().sentence().startsWith("B raises checkout conversion by "), r.decision().sentence());
        assertTrue(r.decision().reasons().stream().anyMatch(x -> x.code().equals("primaryBetter")));
        assertEquals("withinMargin", comparison(r, ReadoutFixture.LOAD_TIME).judgement());
    }

    @Test
    void brokenSplitIsNotJudged() {
        Readout r = ReadoutFixture.brokenSplit();
        assertEquals("brokenData", r.decision().verdict());
        assertTrue(r.srm().p() < r.srm().threshold());
        assertEquals("failed", r.health().getFirst().state());
    }

    @Test
    void aSingleUnitGivesReasonsInsteadOfNumbers() {
        Readout r = ReadoutFixture.oneUnitEach();
        var absent = assertInstanceOf(
                Figure.Absent.class, comparison(r, ReadoutFixture.REVENUE).absolute());
        assertEquals("tooFew", absent.code());
        assertTrue(absent.reason().contains("1"), absent.reason());
        assertEquals("ranksOutside", assertInstanceOf(
                Figure.Absent.class, comparison(r, ReadoutFixture.TIME_TO_PAY).absolute()).code());
    }

    @Test
    void timelineEndsAtTheWholeEffect() {
        Readout r = ReadoutFixture.twoArms();
        Comparison c = comparison(r, ReadoutFixture.CONVERSION);
        assertEquals(14, c.timeline().size());
        var last = c.timeline().getLast();
        var whole = c.relative().toOptional().orElseThrow();
        assertEquals(whole.estimate(), last.estimate());
        assertEquals(whole.low(), last.low());
        assertEquals(12_000, last.n());
    }

    @Test
    void covariateNarrowsRevenue() {
        Comparison c = comparison(ReadoutFixture.twoArms(), ReadoutFixture.REVENUE);
        var plain = c.absolute().toOptional().orElseThrow();
        var adjusted = c.adjusted().toOptional().orElseThrow();
        assertTrue(adjusted.varianceReduction() > 0.5, () -> "" + adjusted);
        assertTrue(adjusted.se() < plain.se());
        assertEquals(0.8, adjusted.theta(), 0.05);
        assertEquals("revenue_before", adjusted.covariate());
    }

    @Test
    void segmentsAddUpToTheWhole() {
        Readout r = ReadoutFixture.twoArms();
        assertEquals(List.of("mobile", "web"), r.segments().stream().map(Readout.Segment::value).toList());
        assertEquals(r.data().units(), r.segments().stream().mapToLong(Readout.Segment::units).sum());
        long perDay = r.days().stream().flatMap(d -> d.units().values().stream()).mapToLong(Long::longValue).sum();
        assertEquals(r.data().units(), perDay);
    }

    @ParameterizedTest
    @MethodSource("readouts")
    void everyFigureIsExplained(Readout r) {
        var explanations = Explanations.of(r);
        assertFalse(explanations.srm().source().isEmpty());
        for (MetricReadout m : r.metrics()) {
            for (Comparison c : m.comparisons()) {
                for (Explanations.Subject s : Explanations.Subject.values()) {
                    Explanation e = explanations.of(m.name(), c.variant(), s).orElseThrow();
                    assertFalse(e.title().isEmpty() || e.subtitle().isEmpty());
                    assertTrue(e.source().isEmpty() == e.formula().isEmpty(), e::toString);
                    assertFalse(e.toString().contains("NaN"), e::toString);
                }
            }
        }
    }

    private static Comparison comparison(Readout r, String metric) {
        return r.metrics().stream()
                .filter(m -> m.name().equals(metric))
                .findFirst()
                .orElseThrow()
                .comparisons()
                .getFirst();
    }
}
