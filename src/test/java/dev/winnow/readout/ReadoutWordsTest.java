package dev.winnow.readout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.json.Json;
import dev.winnow.readout.Readout.Comparison;
import dev.winnow.readout.Readout.MetricReadout;
import dev.winnow.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Whatever a readout says is a finished sentence.
class ReadoutWordsTest {
    static List<Readout> readouts() {
        return ReadoutSchemaTest.readouts();
    }

    @Test
    void everyMethodHasItsWords() {
        Texts t = Texts.of("readout");
        for (String m : List.of("welch-t", "two-proportions", "unpooled-z", "ratio-delta", "quantile-order-statistic", "order-statistic", "delta", "cuped")) {
            assertTrue(t.has("method." + m), m);
        }
        for (String m : List.of("srm", "welch-t", "two-proportions", "ratio-delta", "quantile-order-statistic", "delta", "cuped", "bayes-normal", "bayes-beta-binomial")) {
            for (String part : List.of("formula.", "notes.", "source.")) {
                assertFalse(t.get(part + m).isBlank(), part + m);
            }
        }
        for (String v : List.of("ship", "doNotShip", "keepRunning", "inconclusive", "brokenData")) {
            assertFalse(t.get("headline." + v, "B").contains("{"), v);
        }
        for (var cause : dev.winnow.stats.Outcome.Cause.values()) {
            var figure = new Sentences().figure(dev.winnow.stats.Outcome.undefined(cause, 1));
            assertTrue(figure instanceof Figure.Absent<Object>(String code, String reason)
                    && reason.endsWith(".") && !reason.contains("{") && !reason.contains("1.0") && !code.contains("_"));
        }
    }

    @Test
    void everyPatternCanBeFilled() {
        var bundle = ResourceBundle.getBundle("i18n.readout", Locale.ROOT);
        Texts t = Texts.of("readout");
        for (String key : bundle.keySet()) {
            String text = key.contains("days") || key.contains("Days") ? t.get(key, 1, 2) : t.get(key, "a", "b", "c", "d", "e");
            assertFalse(text.isBlank() || text.contains("{") || text.contains("''"), key + ": " + text);
        }
    }

    @ParameterizedTest
    @MethodSource("readouts")
    void nothingIsLeftUnsaid(Readout r) {
        var texts = new ArrayList<String>();
        collect(Json.mapper().readTree(Json.write(r)), texts);
        for (MetricReadout m : Stream.concat(r.metrics().stream(), r.segments().stream().flatMap(s -> s.metrics().stream())).toList()) {
            for (Comparison c : m.comparisons()) {
                for (var s : Explanations.Subject.values()) {
                    Explanation e = Explanations.of(r).of(m, c.variant(), s).orElseThrow();
                    texts.add(e.title());
                    texts.add(e.subtitle());
                    e.inputs().forEach(i -> texts.add(i.label() + ": " + i.value()));
                    assertFalse(e.notes().isEmpty(), e::toString);
                }
            }
        }
        for (String text : texts) {
            assertFalse(
                    text.contains("NaN") || text.contains("Infinity") || text.contains("\ufffd") || text.contains("\u221e")
                            || text.contains("{") || text.contains("null") || text.contains("1.000 in"),
                    text);
        }
        assertTrue(r.decision().sentence().endsWith("."), r.decision().sentence());
        assertTrue(r.decision().wouldChange().endsWith("."), r.decision().wouldChange());
        r.decision().reasons().forEach(x -> assertTrue(x.text().endsWith("."), x.text()));
        r.health().forEach(x -> assertTrue(x.text().endsWith("."), x.text()));
    }

    private static void collect(JsonNode node, List<String> into) {
        if (node.isString()) {
            into.add(node.asString());
        }
        node.forEach(n -> collect(n, into));
    }

    @Test
    void anUnknownMetricOrVariantHasNoExplanation() {
        var e = Explanations.of(ReadoutCases.absentFigures());
        assertTrue(e.of("nothing", "B", Explanations.Subject.ABSOLUTE).isEmpty());
        assertTrue(e.of("paid", "C", Explanations.Subject.ABSOLUTE).isEmpty());
        assertEquals("95\u00a0%", dev.winnow.text.Formats.standard().level(0.95));
    }

    @Test
    void aBrokenSplitSaysSoFirst() {
        Readout r = ReadoutCases.brokenSplit();
        assertEquals("Do not trust this data", r.decision().headline());
        assertEquals("No effect is judged, because the arms are not comparable.", r.decision().sentence());
        assertTrue(r.decision().reasons().getFirst().text().contains("below 0.001)"), r.decision().toString());
    }

    @Test
    void absentFiguresHaveTheirCodes() {
        Readout r = ReadoutCases.absentFigures();
        assertEquals(List.of("zeroBaseline", "constantCovariate"), codes(r, 0));
        assertEquals(List.of("tooFew", "tooFew", "noCovariate", "tooFew"), codes(r, 1));
        assertEquals(List.of("noVariance", "noVariance", "noCovariate", "noVariance"), codes(r, 2));
        assertEquals(List.of("zeroDenominator", "zeroDenominator", "noCovariate", "zeroDenominator"), codes(r, 3));
        assertEquals(List.of("ranksOutside", "ranksOutside", "noCovariate", "ranksOutside"), codes(r, 4));
    }

    private static List<String> codes(Readout r, int metric) {
        Comparison c = r.metrics().get(metric).comparisons().getFirst();
        return Stream.<Figure<?>>of(c.absolute(), c.relative(), c.adjusted(), c.bayesian())
                .flatMap(f -> f instanceof Figure.Absent<?>(String code, String _) ? Stream.of(code) : Stream.empty())
                .toList();
    }
}
