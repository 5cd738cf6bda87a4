package dev.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.experiment.InputException;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.Variant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void metricsOfEveryKind() throws Exception {
        List<String> columns = List.of("a", "b", "in/out", "x");
        assertEquals(
                new MetricOption("m", new MetricKind.Mean(), Optional.of("a"), Optional.empty()),
                MetricOption.parse("m=mean:a", columns));
        assertEquals(
                new MetricOption("p 90", new MetricKind.Quantile(0.9), Optional.of("a"), Optional.empty()),
                MetricOption.parse("p 90=quantile:0.9:a", columns));
        assertEquals(
                new MetricOption("r", new MetricKind.Ratio(), Optional.of("in/out"), Optional.of("x")),
                MetricOption.parse("r=ratio:in/out/x", columns));
        assertEquals(
                new MetricOption("f", new MetricKind.Funnel(List.of("view", "pay")), Optional.empty(), Optional.empty()),
                MetricOption.parse("f=funnel:view > pay", columns));
        assertEquals(
                new MetricOption("w", new MetricKind.Retention(1, 7), Optional.empty(), Optional.empty()),
                MetricOption.parse("w=retention:1-7", columns));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mean:a", "m=mean", "m=mean:", "m=median:a", "r=ratio:a", "q=quantile:a", "q=quantile:1.5:a",
                "w=retention:7-1", "w=retention:x", "f=funnel:only"})
    void aBadMetricIsQuoted(String text) {
        InputException e = assertThrows(InputException.class, () -> MetricOption.parse(text, List.of("a")));
        assertEquals("--metric", e.problems().getFirst().field());
        assertTrue(String.valueOf(e.getMessage()).endsWith("."), e.getMessage());
    }

    @Test
    void sharesInPercentOrFractions() throws Exception {
        List<Variant> expected = List.of(new Variant("A", 0.9), new Variant("B", 0.1));
        assertEquals(expected, Arms.planned("A=90,B=10", Optional.empty()).variants());
        assertEquals(expected, Arms.planned("A=0.9,B=0.1", Optional.empty()).variants());
        assertEquals(expected, Arms.planned("A=90%,B=10%", Optional.empty()).variants());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"A=50,B=40|90", "A=50|50", "A=x,B=50|'x'", "A=0,B=100|'0'", "A=50,A=50|'A' twice", "A,B|NAME=VALUE"})
    void aBadSplitSaysWhat(String split, String named) {
        InputException e = assertThrows(InputException.class, () -> Arms.planned(split, Optional.empty()));
        assertTrue(String.valueOf(e.getMessage()).contains(named), e.getMessage());
    }

    @Test
    void aRareValueIsNoArm() throws Exception {
        Arms arms = Arms.found("arm", Map.of("A", 10_000L, "B", 9_900L, "Bb", 2L), Optional.empty());
        assertEquals(List.of(new Variant("A", 0.5), new Variant("B", 0.5)), arms.variants());
        assertEquals(Map.of("Bb", 2L), arms.strays());
        assertEquals("A", arms.control());
        assertTrue(arms.guessed());
    }

    @Test
    void controlByNameThenByOrder() throws Exception {
        assertEquals("Control", Arms.found("arm", Map.of("Aa", 5L, "Control", 5L), Optional.empty()).control());
        assertEquals("green", Arms.found("arm", Map.of("red", 5L, "green", 5L), Optional.empty()).control());
        assertEquals("red", Arms.found("arm", Map.of("red", 5L, "green", 5L), Optional.of("red")).control());
        assertThrows(InputException.class, () -> Arms.found("arm", Map.of("a", 1L, "b", 1L), Optional.of("c")));
        assertThrows(InputException.class, () -> Arms.found("arm", Map.of("a", 1L), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.5", "1", "-1", "NaN", "five"})
    void levelsOutOfRange(String alpha) {
        JudgeOptions judge = new JudgeOptions();
        judge.alpha = Optional.of(alpha);
        InputException e = assertThrows(InputException.class, () -> Plan.alpha(judge));
        assertTrue(String.valueOf(e.getMessage()).contains("'" + alpha + "'"), e.getMessage());
    }
}
