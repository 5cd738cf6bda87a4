package dev.winnow.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.app.Designs;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesignRulesTest {
    private static Design with(List<Variant> variants, String control, List<Metric> metrics, double alpha) {
        return new Design(
                "", "visitor", variants, control, metrics, alpha, 0.8, Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    private static Metric metric(MetricKind kind) {
        return Metric.of("m", kind, MetricRole.PRIMARY);
    }

    private static List<String> codes(Design d) {
        return DesignRules.check(d).stream().map(Problem::code).toList();
    }

    private static Design withMetrics(Metric... metrics) {
        Design d = Designs.conversion();
        return with(d.variants(), "A", List.of(metrics), 0.05);
    }

    private static Design withVariants(Variant... variants) {
        return with(List.of(variants), "A", Designs.conversion().metrics(), 0.05);
    }

    @Test
    void aGoodDesignHasNoProblems() {
        assertEquals(List.of(), DesignRules.ready(Designs.conversion()));
    }

    @Test
    void allProblemsAreSaidAtOnceInTheOrderOfTheFields() {
        var d = new Design(
                "x".repeat(10_001), " ", List.of(new Variant("A", 0.5), new Variant("A", Double.NaN)), "C", List.of(),
                0.7, 1, Optional.of(0L), Optional.of(LocalDate.of(1, 1, 1)), Optional.of(-1));
        assertEquals(
                List.of(
                        "textLong", "textMissing", "variantTwice", "shareRange", "controlUnknown", "metricCount",
                        "alphaRange", "powerRange", "unitsPerVariantRange", "startRange", "daysRange"),
                codes(d));
        for (Problem p : DesignRules.check(d)) {
            assertTrue(p.message().matches("(?s)[A-Z].*[.]"), p.message());
            assertTrue(!p.message().contains("NaN") && !p.message().contains("{"), p.message());
        }
    }

    @Test
    void aSentenceNamesFieldValueAndWhatIsAllowed() {
        Problem p = DesignRules.check(Designs.withAlpha(0.7)).getFirst();
        assertEquals(
                new Problem("alphaRange", "alpha", "0.7", "Alpha is 0.7: it must be above 0 and at most 0.5."), p);
        Problem share = DesignRules.check(withVariants(new Variant("A", 1.5), new Variant("B", 0.5))).getFirst();
        assertEquals("variants[0].share", share.field());
        assertEquals("Share of variant 1 (\"A\") is 1.5: a share must be above 0 and below 1.", share.message());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 0.05, 0.5})
    void alphaWithinItsRange(double alpha) {
        assertEquals(List.of(), codes(Designs.withAlpha(alpha)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, 0.500001, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void alphaOutsideItsRange(double alpha) {
        assertEquals(List.of("alphaRange"), codes(Designs.withAlpha(alpha)));
    }

    @ParameterizedTest
    @CsvSource({"1, variantCount", "2, ", "10, ", "11, variantCount"})
    void twoToTenVariants(int n, String code) {
        Variant[] variants = IntStream.range(0, n)
                .mapToObj(i -> new Variant(i == 0 ? "A" : "v" + i, n == 1 ? 0.9999 : 1.0 / n))
                .toArray(Variant[]::new);
        assertEquals(code == null ? List.of() : List.of(code), codes(withVariants(variants)));
    }

    @Test
    void sharesAddUpToOne() {
        assertEquals(List.of("shareSum"), codes(withVariants(new Variant("A", 0.5), new Variant("B", 0.4))));
        assertEquals(
                List.of(),
                codes(withVariants(new Variant("A", 0.333), new Variant("B", 0.333), new Variant("C", 0.333))));
    }

    @Test
    void kindsHaveTheirOwnRanges() {
        assertEquals(List.of("quantileRange"), codes(withMetrics(metric(new MetricKind.Quantile(1)))));
        assertEquals(List.of(), codes(withMetrics(metric(new MetricKind.Quantile(0.99)))));
        assertEquals(List.of("retentionDays"), codes(withMetrics(metric(new MetricKind.Retention(0, 1)))));
        assertEquals(List.of("retentionDays"), codes(withMetrics(metric(new MetricKind.Retention(7, 1)))));
        assertEquals(List.of(), codes(withMetrics(metric(new MetricKind.Retention(7, 7)))));
        assertEquals(List.of("funnelSteps"), codes(withMetrics(metric(new MetricKind.Funnel(List.of("a"))))));
        assertEquals(List.of("funnelSteps"), codes(withMetrics(metric(new MetricKind.Funnel(List.of("a", " "))))));
        assertEquals(List.of(), codes(withMetrics(metric(new MetricKind.Funnel(List.of("a", "b"))))));
    }

    @Test
    void marginsAreForGuardrails() {
        var guard = new Metric(
                "g", new MetricKind.Mean(), MetricRole.GUARDRAIL, Direction.DECREASE, "ms", Optional.of(0.02),
                Optional.empty());
        assertEquals(List.of(), codes(withMetrics(guard)));
        var primary = new Metric(
                "p", new MetricKind.Mean(), MetricRole.PRIMARY, Direction.DECREASE, "ms", Optional.of(0.02),
                Optional.of(0.0));
        assertEquals(List.of("marginRole", "minimumEffectRange"), codes(withMetrics(primary)));
        assertEquals(List.of("metricTwice"), codes(withMetrics(guard, guard)));
    }

    @Test
    void namesAreOneLineOfAtMost120Characters() {
        var p = new Project(java.util.UUID.randomUUID(), "a\nb", false);
        assertEquals("controlCharacter", ExperimentRules.check(p).getFirst().code());
        var emoji = new Project(p.id(), "\uD83D\uDE80".repeat(120), false);
        assertEquals(List.of(), ExperimentRules.check(emoji));
        assertEquals(
                "textLong",
                ExperimentRules.check(new Project(p.id(), "\uD83D\uDE80".repeat(121), false))
                        .getFirst()
                        .code());
    }
}
