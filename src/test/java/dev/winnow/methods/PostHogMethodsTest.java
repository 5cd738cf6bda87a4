package dev.winnow.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PostHogMethodsTest {
    private static final List<String> HOSTILE =
            List.of("0", "1", "-1", "0.5", "5", "1e300", "-1e75", "1e75", "5e-324", "1e-9", "4000", "9007199254740991");

    private static final String MEANS = """
            "treatment": {"n": 2000, "sum": 2100, "sumSquares": 9000},
            "control": {"n": 1900, "sum": 1900, "sumSquares": 8000}""";

    private static final String RATIOS = """
            "treatment": {"n": 400, "sum": 900, "sumSquares": 5000,
              "denominator": {"sum": 600, "sumSquares": 1400, "sumProducts": 2000}},
            "control": {"n": 410, "sum": 880, "sumSquares": 5000,
              "denominator": {"sum": 610, "sumSquares": 1500, "sumProducts": 2100}}""";

    private static final String COVARIED = """
            "treatment": {"n": 400, "sum": 900, "sumSquares": 5000,
              "covariate": {"sum": 600, "sumSquares": 1400, "sumProducts": 2000}},
            "control": {"n": 410, "sum": 880, "sumSquares": 5000,
              "covariate": {"sum": 610, "sumSquares": 1500, "sumProducts": 2100}}""";

    private static List<JsonNode> answers(String requests) {
        StringWriter out = new StringWriter();
        try {
            Compute.run(new StringReader(requests), out, new Compute.Listener() {
                @Override
                public void check() {}

                @Override
                public void answered(long n) {}

                @Override
                public void failed(String code, Throwable thrown) {}
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().lines().map(l -> Json.mapper().readTree(l)).toList();
    }

    private static String request(String method, String input) {
        return "{\"method\":\"%s\",\"input\":{%s}}".formatted(method, input).replace('\n', ' ');
    }

    private static JsonNode answer(String method, String input) {
        return answers(request(method, input)).getFirst();
    }

    /// Each number of the input replaced by each hostile one, alone and together with the number after it.
    private static void survives(String method, String input) {
        Matcher number = Pattern.compile("(?<=[:\\[,] ?)-?[0-9][0-9.e-]*").matcher(input);
        var spans = new ArrayList<int[]>();
        while (number.find()) {
            spans.add(new int[] {number.start(), number.end()});
        }
        assertTrue(spans.size() >= 4, input);
        var requests = new ArrayList<String>();
        for (int s = 0; s < spans.size(); s++) {
            int[] next = spans.get((s + 1) % spans.size());
            for (String h : HOSTILE) {
                requests.add(request(method, replaced(input, spans.get(s), h)));
                for (String g : HOSTILE) {
                    boolean last = next[0] < spans.get(s)[0];
                    String both = last
                            ? replaced(replaced(input, spans.get(s), h), next, g)
                            : replaced(replaced(input, next, g), spans.get(s), h);
                    requests.add(request(method, both));
                }
            }
        }
        List<JsonNode> answers = answers(requests.stream().collect(Collectors.joining("\n")));
        assertEquals(requests.size(), answers.size());
        List<String> failed = IntStream.range(0, requests.size())
                .filter(i -> answers.get(i).path("error").path("code").asString("").equals("internal"))
                .mapToObj(requests::get)
                .toList();
        assertEquals(List.of(), failed);
        assertTrue(answers.stream().anyMatch(a -> a.get("ok").booleanValue()), "none answers");
    }

    private static String replaced(String text, int[] span, String by) {
        return text.substring(0, span[0]) + by + text.substring(span[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relative", "absolute"})
    void hostileNumbersHaveAnAnswerOrAReason(String scale) {
        String rest = ", \"scale\": \"" + scale + "\", \"alpha\": 0.05";
        String shares = MEANS.replaceAll(", \"sumSquares\": \\d+", "").replace("2100", "500");
        for (String arms : List.of(MEANS, RATIOS, shares)) {
            survives("posthog-frequentist", arms + rest);
            survives("posthog-sequential", arms + rest + ", \"tightestAt\": 5000");
            survives("posthog-bayesian", arms + rest);
            survives("posthog-bayesian", arms + rest + ", \"priorMean\": 0.1, \"priorSd\": 0.2");
        }
        survives("posthog-cuped", COVARIED + rest);
        survives("posthog-cuped", COVARIED.replace(", \"sumSquares\": 5000", "")
                .replace("900", "90").replace("880", "80").replace("2000", "150").replace("2100", "160") + rest);
    }

    @Test
    void hostileListsHaveAnAnswerOrAReason() {
        survives("posthog-sample-ratio", "\"counts\": [5000, 5100, 20], \"shares\": [50, 40, 10]");
        survives("posthog-winsorised", """
                "treatment": [3, 0, 8, 2], "control": [1, 4, 2, 0], "lower": 0.1, "upper": 0.9, "zeros": "ignored"
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            posthog-frequentist | 9000 | 2000 | treatment
            posthog-frequentist | 8000 | 1800 | control
            posthog-bayesian | , "sumSquares": 8000 | '' | control
            posthog-sequential | 1900, "sumSquares": 8000 | 2000 | control
            posthog-bayesian | 8000 | 8000, "denominator": {"sum": 9, "sumSquares": 9, "sumProducts": 9} | control
            """)
    void sumsOfNoSampleAreRefused(String method, String from, String to, String field) {
        JsonNode error = answer(method, MEANS.replace(from, to)).get("error");
        assertEquals("not-allowed", error.get("code").stringValue());
        assertEquals(field, error.get("field").stringValue());
    }

    @Test
    void theFieldAndTheLimitAreNamed() {
        JsonNode products = answer("posthog-frequentist", RATIOS.replace("2100", "9000")).get("error");
        assertEquals("out-of-range", products.get("code").stringValue());
        assertEquals("control.denominator.sumProducts", products.get("field").stringValue());
        JsonNode covariate = answer("posthog-cuped", COVARIED.replace("2000", "-9000")).get("error");
        assertEquals("treatment.covariate.sumProducts", covariate.get("field").stringValue());
        JsonNode half = answer("posthog-bayesian", """
                "treatment": {"n": 10, "sum": 3.5}, "control": {"n": 10, "sum": 3}""").get("error");
        assertEquals("not-whole", half.get("code").stringValue());
        assertEquals("treatment.sum", half.get("field").stringValue());
        JsonNode tiny = answer("posthog-sample-ratio", """
                "counts": [500, 600], "shares": [1e-7, 100]""").get("error");
        assertEquals("shares[0]", tiny.get("field").stringValue());
        JsonNode mixed = answer("posthog-cuped", COVARIED.replaceFirst(", \"sumSquares\": 5000", "")
                .replace("900", "300").replace("2000", "500")).get("error");
        assertEquals("control", mixed.get("field").stringValue());
    }

    @Test
    void aRefusalOfThePlatformIsToldAsOne() {
        JsonNode few = answer("posthog-bayesian", """
                "treatment": {"n": 100, "sum": 20}, "control": {"n": 100, "sum": 4}""").get("error");
        assertEquals("platform-refuses", few.get("cause").stringValue());
        assertTrue(few.get("message").stringValue().contains(": 4 is outside"), few.toString());
    }

    /// Retention is a ratio of which every denominator is 1, so it has the mean of its numerator.
    @Test
    void retentionIsTheMeanOfItsNumerator() {
        JsonNode ratio = answer("posthog-frequentist", """
                "treatment": {"n": 500, "sum": 300, "sumSquares": 300,
                  "denominator": {"sum": 500, "sumSquares": 500, "sumProducts": 300}},
                "control": {"n": 500, "sum": 280, "sumSquares": 280,
                  "denominator": {"sum": 500, "sumSquares": 500, "sumProducts": 280}}""").get("result");
        JsonNode mean = answer("posthog-frequentist", """
                "treatment": {"n": 500, "sum": 300, "sumSquares": 300},
                "control": {"n": 500, "sum": 280, "sumSquares": 280}""").get("result");
        assertEquals(mean.get("p").doubleValue(), ratio.get("p").doubleValue(), 1e-12);
        assertEquals(mean.get("high").doubleValue(), ratio.get("high").doubleValue(), 1e-12);
    }

    @Test
    void theDirectionAndThePriorReachTheBelief() {
        String shares = "\"treatment\": {\"n\": 900, \"sum\": 110}, \"control\": {\"n\": 900, \"sum\": 90}";
        JsonNode flat = answer("posthog-bayesian", shares).get("result");
        JsonNode lower = answer("posthog-bayesian", shares + ", \"better\": \"lower\"").get("result");
        JsonNode prior = answer("posthog-bayesian", shares + ", \"priorSd\": 0.01").get("result");
        assertEquals(1, flat.get("chanceToWin").doubleValue() + lower.get("chanceToWin").doubleValue(), 1e-15);
        assertTrue(prior.get("sd").doubleValue() < 0.01);
        assertTrue(prior.get("mean").doubleValue() < flat.get("mean").doubleValue() / 50);
    }

    @Test
    void aControlBelowZeroHasATestButNoBelief() {
        JsonNode result = answer("posthog-cuped", COVARIED.replace("880", "-880").replace("2100", "-600"))
                .get("result");
        assertTrue(result.has("difference"));
        assertFalse(result.has("posterior"));
    }
}
