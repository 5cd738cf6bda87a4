package dev.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ComputeCommandTest {
    private static final String GOOD = "{\"id\":1,\"method\":\"welch-t\",\"input\":{\"treatment\":{\"n\":1000,\"mean\":10.6,"
            + "\"sd\":4.2},\"control\":{\"n\":1000,\"mean\":10,\"sd\":4}}}";

    @TempDir
    Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("requests"), text).toString();
    }

    @Test
    void theListNamesMethodsUnderTheirShelves() {
        Outcome o = Outcome.of("methods");
        assertEquals(0, o.exit());
        assertTrue(o.out().startsWith("Means, ratios and quantiles\n  welch-t  "), o.out());
        JsonNode all = Json.mapper().readTree(Outcome.of("methods", "--json").out()).get("methods");
        assertEquals("welch-t", all.get(0).get("id").asString());
        assertEquals("means", all.get(0).get("family").asString());
    }

    @Test
    void aMethodExplainsItself() throws IOException {
        Outcome o = Outcome.of("methods", "welch-t");
        assertEquals(0, o.exit());
        for (String part : List.of("Welch (1947)", "  treatment.n: a whole number at least 1", "; 0.05 if absent",
                "  df: a number; may be absent", "\"logP\":-6.82")) {
            assertTrue(o.out().contains(part), part + " in " + o.out());
        }
        String request = o.out().lines().filter(l -> l.startsWith("  {\"method\"")).findFirst().orElseThrow();
        assertTrue(Outcome.of("compute", "--input", file(request)).out().startsWith("{\"ok\":true"), request);
        JsonNode json = Json.mapper().readTree(Outcome.of("methods", "welch-t", "--json").out());
        assertEquals(1, json.at("/input/properties/treatment/properties/n/minimum").asInt());
        assertEquals("two-sided", json.at("/input/properties/alternative/default").asString());
        assertEquals(0.05, json.at("/input/properties/alpha/default").asDouble());
        assertEquals("number", json.at("/output/properties/p/type").asString());
        assertTrue(json.at("/example/result/p").asDouble() < 0.05);
    }

    @Test
    void anUnknownMethodSuggestsTheNearest() {
        Outcome o = Outcome.of("methods", "welsh-t");
        assertEquals(2, o.exit());
        assertEquals("", o.out());
        assertTrue(o.err().contains("Did you mean 'welch-t'"), o.err());
        assertEquals(2, Outcome.of("methods", "xyzzy").exit());
    }

    @Test
    void requestsFromAFileAreAnsweredOnStandardOutput() throws IOException {
        Outcome o = Outcome.of("compute", "--input", file(GOOD + "\n{}\n"));
        assertEquals(0, o.exit());
        assertEquals(2, o.out().lines().count());
        assertEquals("Requests answered: 2; 1 of them with an error instead of a result.\n", o.err());
        assertEquals("", Outcome.of("compute", "--quiet", "--input", file(GOOD)).err());
    }

    @Test
    void anOutputFileIsWrittenWhole() throws IOException {
        Path out = folder.resolve("answers.ndjson");
        Outcome o = Outcome.of("compute", "--input", file("[" + GOOD + "]"), "--output", out.toString());
        assertEquals(0, o.exit());
        assertEquals("", o.out());
        assertEquals(1, Files.readAllLines(out).size());
    }

    @Test
    void anArrayThatBreaksIsBadInputAndLeavesTheOldFileAlone() throws IOException {
        Path out = Files.writeString(folder.resolve("answers.ndjson"), "old");
        Outcome o = Outcome.of("compute", "--input", file("[" + GOOD + ", {"), "--output", out.toString());
        assertEquals(2, o.exit());
        assertTrue(o.err().contains("Item 2 ends in the middle of the array"), o.err());
        assertEquals("old", Files.readString(out));
        try (Stream<Path> left = Files.list(folder)) {
            assertFalse(left.anyMatch(p -> p.toString().endsWith(".part")));
        }
    }

    @Test
    void filesThatCannotBeUsedAreNamed() throws IOException {
        String none = folder.resolve("none/of/it").toString();
        Outcome missing = Outcome.of("compute", "--input", none);
        assertEquals(2, missing.exit());
        assertTrue(missing.err().contains(none) && missing.err().lines().count() == 1, missing.err());
        assertEquals(2, Outcome.of("compute", "--input", folder.toString()).exit());
        assertEquals(2, Outcome.of("compute", "--input", file(GOOD), "--output", none).exit());
        assertEquals(2, Outcome.of("compute", "--input", file(GOOD), "--output", folder.toString()).exit());
    }
}
