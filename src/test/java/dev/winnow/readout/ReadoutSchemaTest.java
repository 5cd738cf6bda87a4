package dev.winnow.readout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.winnow.data.LedgerEntry;
import dev.winnow.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The public format: its schema names every member of the record tree, and every readout follows it.
class ReadoutSchemaTest {
    static List<Readout> readouts() {
        return List.of(
                ReadoutCases.twoArms(), ReadoutCases.threeArms(), ReadoutCases.withoutTime(),
                ReadoutCases.absentFigures(), ReadoutCases.brokenSplit(), ReadoutFixture.oneUnitEach());
    }

    private static String schemaText() throws IOException {
        try (InputStream in = Optional.ofNullable(
                        Readout.class.getResourceAsStream("/schema/winnow-readout-1.schema.json"))
                .orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaText(), InputFormat.JSON);
    }

    @ParameterizedTest
    @MethodSource("readouts")
    void everyReadoutFollowsTheSchema(Readout r) throws IOException {
        assertEquals(List.of(), schema().validate(Json.write(r), InputFormat.JSON));
    }

    @ParameterizedTest
    @MethodSource("readouts")
    void comesBackWhole(Readout r) {
        String text = Json.write(r);
        Readout back = Json.read(text, Readout.class);
        assertEquals(r, back);
        assertEquals(text, Json.write(back));
        assertEquals(r.variants(), List.copyOf(back.srm().observed().keySet()));
        assertEquals(r.variants(), List.copyOf(back.srm().expected().keySet()));
        back.days().forEach(d -> assertEquals(r.variants(), List.copyOf(d.units().keySet())));
    }

    @Test
    void refusesWhatTheFormatDoesNotAllow() throws IOException {
        ObjectNode whole = (ObjectNode) Json.mapper().readTree(Json.write(ReadoutCases.absentFigures()));
        ((ObjectNode) whole.get("decision")).put("verdict", "maybe");
        assertFalse(schema().validate(whole).isEmpty());
        ObjectNode half = (ObjectNode) Json.mapper().readTree(Json.write(ReadoutCases.absentFigures()));
        half.remove("srm");
        assertFalse(schema().validate(half).isEmpty());
        ObjectNode figure = (ObjectNode) Json.mapper().readTree(Json.write(ReadoutCases.absentFigures()));
        ((ObjectNode) figure.at("/metrics/1/comparisons/0")).putObject("absolute").put("estimate", 1);
        assertFalse(schema().validate(figure).isEmpty());
    }

    @Test
    void namesEveryMemberOfTheRecords() throws IOException {
        JsonNode root = Json.mapper().readTree(schemaText());
        assertEquals(components(Readout.class), members(root));
        Stream.concat(Arrays.stream(Readout.class.getDeclaredClasses()), Stream.of(LedgerEntry.class))
                .forEach(c -> assertEquals(
                        components(c), members(root.get("$defs").path(c.getSimpleName())), c.getSimpleName()));
    }

    private static Set<String> components(Class<?> type) {
        var names = new TreeSet<String>();
        Arrays.stream(type.getRecordComponents()).forEach(c -> names.add(c.getName()));
        return names;
    }

    private static Set<String> members(JsonNode object) {
        return new TreeSet<>(object.path("properties").propertyNames());
    }

    /// What scripts rely on from the first version.
    @Test
    void theCoreStandsUnderItsNames() {
        JsonNode r = Json.mapper().readTree(Json.write(ReadoutCases.twoArms()));
        for (String path : List.of(
                "schema", "engine", "alpha", "control", "srm/observed/A", "srm/expected/B", "srm/chiSquare", "srm/p",
                "metrics/1/name", "metrics/1/kind", "metrics/1/role", "metrics/1/direction", "metrics/1/arms/0/variant",
                "metrics/1/arms/0/n", "metrics/1/arms/0/sum", "metrics/1/arms/0/mean", "metrics/1/arms/0/variance",
                "metrics/1/comparisons/0/variant", "metrics/1/comparisons/0/control", "decision/verdict",
                "decision/reasons/0/code", "decision/reasons/0/text", "ledger/0/reason", "ledger/0/rows")) {
            assertFalse(r.at("/" + path).isMissingNode(), path);
        }
        JsonNode c = r.at("/metrics/1/comparisons/0");
        for (String path : List.of(
                "absolute/estimate", "absolute/low", "absolute/high", "absolute/se", "absolute/df", "absolute/statistic",
                "absolute/p", "absolute/method", "relative/estimate", "relative/low", "relative/high", "relative/method",
                "adjusted/method", "adjusted/theta", "adjusted/varianceReduction", "adjusted/estimate", "adjusted/low",
                "adjusted/high", "adjusted/p", "bayesian/probabilityToBeatControl", "bayesian/expectedLoss",
                "bayesian/prior")) {
            assertFalse(c.at("/" + path).isMissingNode(), path);
        }
        assertEquals("winnow-readout/1", r.get("schema").asString());
        assertTrue(r.at("/srm/observed/A").isIntegralNumber());
    }

    @Test
    void readsWhatALaterVersionAdded() {
        Readout r = ReadoutCases.absentFigures();
        ObjectNode later = (ObjectNode) Json.mapper().readTree(Json.write(r));
        later.put("addedLater", 1);
        ((ObjectNode) later.at("/metrics/0/comparisons/0/absolute")).putArray("addedToo");
        assertEquals(r, Json.read(later.toString(), Readout.class));
    }
}
