package dev.winnow.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// That fields of the catalogue reach the arguments they are meant for, where the reference cases go to the engine directly.
class WiringTest {
    private static JsonNode answer(String id, String input) {
        StringWriter out = new StringWriter();
        try {
            Compute.run(
                    new StringReader("{\"method\":\"%s\",\"input\":%s}".formatted(id, input.replace('\n', ' '))),
                    out,
                    new Compute.Listener() {
                        @Override
                        public void check() {}

                        @Override
                        public void answered(long requests) {}

                        @Override
                        public void failed(String code, Throwable thrown) {
                            throw new AssertionError(code, thrown);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Json.mapper().readTree(out.toString());
    }

    private static JsonNode example(String id) {
        return Compute.example(Catalogue.find(id).orElseThrow());
    }

    /// Values of SciPy 1.17, NumPy, statsmodels and mpmath for the inputs of the examples.
    @ParameterizedTest
    @CsvSource({
        "kruskal-wallis, /statistic, 7.9058195592286475",
        "kruskal-wallis, /p, 0.01919875627069891",
        "quantile-test, /p, 0.14599609375",
        "quantile-order-statistic, /estimate, -41",
        "quantile-order-statistic, /se, 18.262862450807127",
        "switchback, /difference/estimate, 0.6512605042016824",
        "switchback, /difference/se, 0.19607777071552612",
        "relative-ratio-delta, /estimate, 0.104545454545454545",
        "relative-ratio-delta, /low, 0.0445489759358787437",
        "relative-ratio-delta, /high, 0.164541933155030347",
        "relative-ratio-delta, /se, 0.0306110107546977229",
        "relative-ratio-fieller, /estimate, 0.104545454545454545",
        "relative-ratio-fieller, /low, 0.0462600435383121979",
        "relative-ratio-fieller, /high, 0.166403098095526865",
        "rate-test, /estimate, 0.03",
        "rate-test, /low, 0.0155014377718055413",
        "rate-test, /high, 0.0524039626204423892",
        "rate-test, /p, 0.154304113010202526",
        "gamma-narrowest-interval, /low, 0.0159486262678720527",
        "gamma-narrowest-interval, /high, 0.0503534435588641151",
        "normal-narrowest-interval, /low, 0.000400360154599457645",
        "normal-narrowest-interval, /high, 0.0395996398454005424",
        "permutation-quantile, /estimate, 4.85",
        "permutation-quantile, /p, 0.14285714285714285",
        "permutation-quantile, /arrangements, 462",
        "post-stratified-mean, /estimate, 0.7515527950310557",
        "post-stratified-mean, /se, 0.24469545700728476",
        "paired-t, /estimate, 0.38",
        "spotify-comparison, /comparisons/0/difference/estimate, 0.6"
    })
    void examplesAgreeWithAReference(String id, String pointer, double expected) {
        assertEquals(expected, example(id).at(pointer).asDouble(), 1e-12 * Math.abs(expected) + 1e-14);
    }

    /// Exchanging the sign of every numerator exchanges the sign of the delta method's effect but leaves Fieller's.
    @Test
    void aNegativeBaselineIsTakenByItsSizeByTheDeltaMethodOnly() {
        String input = Catalogue.find("relative-ratio-delta").orElseThrow().example();
        String turned = input.replace("Mean\": 2.", "Mean\": -2.").replace("tion\": ", "tion\": -");
        JsonNode delta = answer("relative-ratio-delta", turned).get("result");
        assertEquals(-0.104545454545454545, delta.get("estimate").asDouble(), 1e-14);
        assertEquals(-0.0445489759358787437, delta.get("high").asDouble(), 1e-14);
        JsonNode fieller = answer("relative-ratio-fieller", turned).get("result");
        assertEquals(0.104545454545454545, fieller.get("estimate").asDouble(), 1e-14);
        assertEquals(0.0462600435383121979, fieller.get("low").asDouble(), 1e-14);
    }

    /// wilcox.test(d, conf.int = TRUE, exact = TRUE, alternative = ...) of R 4.2, the coverage by psignrank.
    @Test
    void theCentreOfPairs() {
        String d = "{\"differences\": [0.952, -0.147, 1.022, 0.43, 0.62, 0.59, 0.49, -0.08, 0.01], \"reference\": \"exact\"%s}";
        JsonNode both = answer("hodges-lehmann-paired", d.formatted("")).get("result");
        assertEquals(0.46, both.get("estimate").asDouble(), 1e-14);
        assertEquals(0.01, both.get("low").asDouble(), 1e-14);
        assertEquals(0.786, both.get("high").asDouble(), 1e-14);
        assertEquals(0.9609375, both.get("confidence").asDouble(), 1e-14);
        JsonNode greater = answer("hodges-lehmann-paired", d.formatted(", \"alternative\": \"greater\"")).get("result");
        assertEquals(0.175, greater.get("low").asDouble(), 1e-14);
        assertFalse(greater.has("high"));
    }

    @Test
    void theBayesFactorTakesOneUnitInEitherArm() {
        double treatment = factor("{\"t\": 2.1, \"n1\": 1, \"n0\": 30}");
        assertEquals(treatment, factor("{\"t\": -2.1, \"n1\": 30, \"n0\": 1}"), 1e-14);
    }

    private static double factor(String input) {
        return answer("bayes-factor-t", input).at("/result/logBayesFactor").asDouble();
    }

    @Test
    void theLogitTestOfAnOddsRatio() {
        String arms = "\"treatment\": {\"successes\": 150, \"trials\": 2380}, \"control\": {\"successes\": 120, \"trials\": 2400}";
        JsonNode one = answer("odds-ratio-test", "{" + arms + ", \"method\": \"logit\"}").get("result");
        assertEquals(1.9462877632940436, one.get("statistic").asDouble(), 1e-12);
        JsonNode margin = answer("odds-ratio-test", "{" + arms + ", \"method\": \"logit\", \"nullValue\": 1.5}").get("result");
        assertTrue(margin.get("statistic").asDouble() < 0);
    }

    @Test
    void oneCovariateIsSeveralWithOne() {
        JsonNode one = example("cuped");
        JsonNode several = answer("cuped-multiple", """
                {"treatment": {"n": 1000, "means": [10.6, 9.9], "sds": [4.2, 4], "correlations": [[1, 0.7], [0.7, 1]]},
                 "control": {"n": 1000, "means": [10, 10], "sds": [4, 4.1], "correlations": [[1, 0.7], [0.7, 1]]}}""")
                .get("result");
        assertEquals(several.at("/thetas/0").asDouble(), one.get("theta").asDouble(), 1e-14);
        assertEquals(several.at("/difference/estimate").asDouble(), one.at("/difference/estimate").asDouble(), 1e-14);
        assertEquals(several.at("/relative/se").asDouble(), one.at("/relative/se").asDouble(), 1e-14);
    }

    @Test
    void covariatesOfTheCoxModelAreColumns() {
        JsonNode result = answer("cox", """
                {"time": [4, 3, 1, 1, 2, 2, 3, 6, 5, 7], "event": [1, 1, 1, 0, 1, 1, 0, 1, 0, 1],
                 "covariates": [[0, 2, 1, 1, 1, 0, 0, 1, 2, 0], [0, 1, 1, 0, 1, 0, 0, 1, 0, 1]]}""").get("result");
        assertEquals(2, result.get("coefficients").size());
    }

    @Test
    void clustersWidenTheErrorOfAQuantile() {
        String arm = "{\"n\": 1100, \"value\": %s, \"low\": 4.7, \"high\": 5.7%s}";
        String clusters = """
                , "clusters": {"n": 100, "numeratorMean": 5.5, "numeratorSd": 3, "denominatorMean": 11, "denominatorSd": 5,
                "correlation": 0.8}""";
        double plain = quantile(arm, "").get("se").asDouble();
        double clustered = quantile(arm, clusters).get("se").asDouble();
        assertTrue(clustered > plain, clustered + " and " + plain);
    }

    private static JsonNode quantile(String arm, String clusters) {
        return answer("growthbook-quantile", "{\"treatment\": %s, \"control\": %s, \"q\": 0.5}"
                        .formatted(arm.formatted("5.4", clusters), arm.formatted("5.2", clusters)))
                .get("result");
    }

    @Test
    void theDecisionOfTheRemainingSampleIsTheOneNamed() {
        String running = "{\"se\": 0.0184, \"n\": 2000, \"effect\": 0.05%s}";
        double fixed = power(running.formatted(""));
        double sequential = power(running.formatted(", \"engine\": \"sequential\""));
        double believed = power(running.formatted(", \"engine\": \"bayesian\", \"priorSd\": 1e6"));
        assertTrue(sequential < fixed, sequential + " and " + fixed);
        assertEquals(fixed, believed, 1e-9);
    }

    private static double power(String input) {
        return answer("growthbook-remaining-sample", input).at("/result/power").asDouble();
    }

    @Test
    void theNextArmIsCountedFromOne() {
        JsonNode next = answer("ucb1", "{\"arms\": [{\"n\": 0, \"mean\": 0}, {\"n\": 3, \"mean\": 0.5}]}").get("result");
        assertEquals(1, next.get("arm").asInt());
        assertTrue(next.at("/scores/0").isNull());
    }

    @Test
    void aMarginTurnsSpotifysTestOneSided() {
        String arms = "\"treatments\": [{\"n\": 100, \"sum\": 40}], \"control\": {\"n\": 100, \"sum\": 41}";
        JsonNode plain = answer("spotify-comparison", "{" + arms + "}").at("/result/comparisons/0/difference");
        JsonNode margin = answer("spotify-comparison", "{" + arms + ", \"relativeMargin\": 0.2}")
                .at("/result/comparisons/0/difference");
        assertTrue(plain.has("high"));
        assertFalse(margin.has("high"));
        assertTrue(margin.get("statistic").asDouble() > 0);
        JsonNode same = answer("spotify-comparison", arms.replace("40", "0").replace("41", "0").transform(a -> "{" + a + "}"));
        assertEquals("no-variance", same.at("/error/cause").asString());
    }

    @Test
    void levelOfSeveralArmsIsTheJointOne() {
        String arms = "{\"sd\": 4, \"treatments\": 3, \"question\": {\"effect\": 0.25, \"solve\": ";
        JsonNode size = answer("power-several-arms", arms + "\"n\"}}").get("result");
        assertEquals(0.05, size.at("/plan/alpha").asDouble());
        JsonNode level = answer("power-several-arms", arms + "\"alpha\", \"n\": %s}}".formatted(size.at("/plan/control")))
                .get("result");
        assertEquals(0.05, level.at("/plan/alpha").asDouble(), 1e-8);
        assertEquals(size.get("alphaPerComparison").asDouble(), level.get("alphaPerComparison").asDouble(), 1e-8);
    }
}
