package dev.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AnalyzeTest {
    /// Six units: A has 1.5, 2.5, 3.5 and B has 2.5, 4.5, 6.5.
    private static final String SMALL =
            """
            id,arm,value
            1,A,1.5
            2,B,2.5
            3,A,2.5
            4,B,4.5
            5,A,3.5
            6,B,6.5
            """;

    @TempDir
    Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    private static JsonNode json(Outcome o) {
        assertEquals(0, o.exit(), o.err());
        return Json.mapper().readTree(o.out());
    }

    private static void assertSmall(JsonNode readout) {
        JsonNode arms = readout.get("metrics").get(0).get("arms");
        assertEquals(3, arms.get(0).get("n").asInt());
        assertEquals(2.5, arms.get(0).get("mean").asDouble(), 1e-12);
        assertEquals(1.0, arms.get(0).get("variance").asDouble(), 1e-12);
        assertEquals(4.5, arms.get(1).get("mean").asDouble(), 1e-12);
        assertEquals(4.0, arms.get(1).get("variance").asDouble(), 1e-12);
        JsonNode effect = readout.get("metrics").get(0).get("comparisons").get(0).get("absolute");
        assertEquals(2.0, effect.get("estimate").asDouble(), 1e-12);
        assertEquals(Math.sqrt(5.0 / 3), effect.get("se").asDouble(), 1e-12);
        // Welch: (5/3)^2 / ((1/3)^2/2 + (4/3)^2/2) = 50/17
        assertEquals(50.0 / 17, effect.get("df").asDouble(), 1e-12);
    }

    @Test
    void numbersEqualTheHandComputedOnes() throws IOException {
        Outcome o = Outcome.of(
                "analyze", file("s.csv", SMALL).toString(), "--variant", "arm", "--metric", "v=mean:value", "--json");
        assertSmall(json(o));
        assertTrue(o.err().contains("'A', 'B'") && o.err().contains("A is taken as the control"), o.err());
    }

    @Test
    void quotesDecimalCommasWindowsLinesAndAMark() throws IOException {
        String text = "\uFEFF" + SMALL.replace(',', ';').replace('.', ',').replace("\n", "\r\n")
                .replace("id;arm;value", "\"Kunde; Nr.\";\"Gruppe \"\"x\"\"\";Umsatz, netto");
        Outcome o = Outcome.of(
                "analyze",
                file("odd.csv", text).toString(),
                "--unit",
                "Kunde; Nr.",
                "--variant",
                "Gruppe \"x\"",
                "--metric",
                "v=mean:Umsatz, netto",
                "--json",
                "--quiet");
        assertSmall(json(o));
        assertEquals("", o.err());
    }

    @Test
    void rowsOfAUnitAreAddedUp() throws IOException {
        String text = "id,arm,value\n1,A,1\n1,A,0.5\n2,B,2.5\n3,A,2.5\n4,B,4.5\n5,A,3.5\n6,B,6\n6,B,0.5\n";
        Outcome o = Outcome.of(
                "analyze", file("r.csv", text).toString(), "--unit", "id", "--variant", "arm", "--metric", "v=mean:value",
                "--aggregate", "v=sum", "--json", "--quiet");
        assertSmall(json(o));
    }

    @Test
    void aStrayVariantIsNoArmButIsCounted() throws IOException {
        StringBuilder text = new StringBuilder("arm,value\n");
        for (int i = 0; i < 400; i++) {
            text.append(i % 2 == 0 ? "A," : "B,").append(i % 7).append('\n');
        }
        text.append("Bb,3\n");
        Outcome o = Outcome.of(
                "analyze", file("t.csv", text.toString()).toString(), "--variant", "arm", "--metric", "v=mean:value",
                "--json");
        JsonNode readout = json(o);
        assertEquals(2, readout.get("variants").size());
        assertEquals(1, readout.get("ledger").get(0).get("rows").asInt());
        assertEquals("unknownVariant", readout.get("ledger").get(0).get("code").asString());
    }

    @Test
    void anArmThatComesLateInTheFileIsFound() throws IOException {
        StringBuilder text = new StringBuilder("arm,value\n");
        for (int i = 0; i < 900; i++) {
            text.append(i < 300 ? "A," : i < 600 ? "B," : "C,").append(i % 7).append('\n');
        }
        Outcome o = Outcome.of(
                "analyze", file("l.csv", text.toString()).toString(), "--variant", "arm", "--metric", "v=mean:value",
                "--json");
        assertEquals(3, json(o).get("variants").size());
    }

    @Test
    void reportsAreWrittenAllTogether() throws IOException {
        Path out = folder.resolve("out");
        Outcome o = Outcome.of(
                "analyze", file("s.csv", SMALL).toString(), "--variant", "arm", "--metric", "v=mean:value", "--split",
                "A=50,B=50", "--control", "A", "--out", out.toString(), "--format", "json,md,csv,html");
        assertEquals(0, o.exit(), o.err());
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(
                    "[readout.csv, readout.html, readout.json, readout.md]",
                    files.map(f -> f.getFileName().toString()).sorted().toList().toString());
        }
        assertSmall(Json.mapper().readTree(Files.readString(out.resolve("readout.json"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "--variant nowhere --metric v=mean:value|'nowhere'",
                "--variant arm --metric v=mean:nowhere|'nowhere'",
                "--variant arm --metric v=mode:value|'mode'",
                "--variant arm|--metric",
                "--metric v=mean:value|--variant",
                "--variant arm --metric v=mean:value --split A=50,B=40|90",
                "--variant arm --metric v=mean:value --control Z|'Z'",
                "--variant arm --metric v=mean:value --alpha 2|'2'",
                "--variant arm --metric v=mean:value --format pdf|--out",
                "--variant arm --metric v=mean:value --out o --format doc|'doc'",
                "--variant arm --metric v=mean:value --covariate w=id|'w'",
                "--variant arm --metric v=mean:value --guardrail v|guardrails",
                "--variant arm --metric v=mean:value --crossovers first|--time",
                "--variant arm --metric v=mean:value --zone Mars|'Mars'",
                "--variant arm --metric v=mean:value --delimiter x|'x'",
                "--variant arm --metric v=mean:value --charset klingon|'klingon'",
                "--variant arm --metric v=mean:value --time nowhere|'nowhere'",
                "--variant id --metric v=mean:value --nonsense|--nonsense"
            })
    void aBadOptionIsOneSentence(String options, String named) throws IOException {
        String[] given = ("analyze " + file("s.csv", SMALL) + " " + options).split(" ");
        Outcome o = Outcome.of(given);
        assertEquals(2, o.exit(), o.err());
        assertEquals("", o.out());
        String sentence = o.err().lines().filter(l -> l.startsWith("winnow: ")).findFirst().orElse("");
        assertTrue(sentence.contains(named), o.err());
        assertFalse(o.err().contains("Exception"), o.err());
    }

    @Test
    void aMissingFileIsNamed() {
        Outcome o = Outcome.of(
                "analyze", folder.resolve("none.csv").toString(), "--variant", "a", "--metric", "v=mean:b");
        assertTrue(o.exit() == 1 || o.exit() == 2, o.err());
        assertTrue(o.err().contains("none.csv"), o.err());
        assertFalse(o.err().contains("Exception"), o.err());
    }

    private Outcome small(String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("analyze", file("small.csv", SMALL).toString(), "--variant", "arm"));
        args.addAll(List.of(more));
        return Outcome.of(args.toArray(String[]::new));
    }

    @Test
    void aMisspeltColumnIsAnsweredWithTheNearOne() throws IOException {
        Outcome o = small("--metric", "v=mean:Vlaue");
        assertEquals(2, o.exit());
        assertTrue(o.err().contains("'Vlaue'") && o.err().contains("did you mean 'value'?"), o.err());
    }

    @Test
    void aFileInThePlaceOfTheFolderIsRefusedBeforeTheWork() throws IOException {
        Path inTheWay = file("taken", "x");
        for (Path out : List.of(inTheWay, inTheWay.resolve("below"))) {
            Outcome o = small("--metric", "v=mean:value", "--out", out.toString());
            assertEquals(2, o.exit(), o.err());
            assertTrue(o.err().contains(inTheWay + " is a file"), o.err());
            assertFalse(o.err().contains("Adding up"), o.err());
        }
    }

    @Test
    void valuesOutsideOfThePlanAreNamed() throws IOException {
        Outcome o = Outcome.of(
                "analyze", file("three.csv", SMALL + "7,C,1\n8,C,2\n").toString(), "--variant", "arm", "--metric",
                "v=mean:value", "--split", "A=50,B=50");
        assertEquals(0, o.exit(), o.err());
        assertTrue(o.err().contains("'C' (2)"), o.err());
    }

    @Test
    void aPlanThatNoRowFitsIsRefused() throws IOException {
        Outcome o = small("--metric", "v=mean:value", "--split", "X=50,Y=50");
        assertEquals(2, o.exit(), o.err());
        assertTrue(o.err().contains("X, Y") && o.err().contains("'A' (3)"), o.err());
    }

    @Test
    void aColumnThatHoldsNoVariantsIsNamed() throws IOException {
        StringBuilder many = new StringBuilder("arm,value\n");
        for (int i = 0; i < 22; i++) {
            many.append('V').append(i % 11).append(',').append(i).append('\n');
        }
        Outcome o = Outcome.of(
                "analyze", file("many.csv", many.toString()).toString(), "--variant", "arm", "--metric", "v=mean:value");
        assertEquals(2, o.exit());
        assertTrue(o.err().contains("'arm'") && o.err().contains("11"), o.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''|JSON object", "[]|JSON object", "{\"a\":|line 1", "null|JSON object"})
    void aDesignThatIsNoneIsSaidToBe(String text, String said) throws IOException {
        Outcome o = small("--metric", "v=mean:value", "--design", file("d.json", text).toString());
        assertEquals(2, o.exit(), o.err());
        assertTrue(o.err().contains("d.json") && o.err().contains(said), o.err());
    }

    @Test
    void aDesignFileThatIsMissingOrBinaryIsBadInput() throws IOException {
        Path binary = Files.write(folder.resolve("b.json"), new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0x80, 1});
        for (Path design : List.of(binary, folder.resolve("none.json"), folder)) {
            Outcome o = small("--metric", "v=mean:value", "--design", design.toString());
            assertEquals(2, o.exit(), o.err());
            assertTrue(o.err().contains(design.toString()), o.err());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"alpha\":0.05,||member 'alpha' is missing",
        "\"unit\":\"id\",||member 'unit' is missing",
        "\"share\":0.5}],|}],|member 'variants.[1].share' is missing",
        "0.05|\"x\"|value 'x' is not possible for 'alpha'",
        "{\"type\":\"mean\"}|{\"type\":\"median\"}|'metrics.[0].kind'",
        "\"power\"|\"pwoer\":1,\"power\"|member 'pwoer'"
    })
    void aMistakeInADesignIsNamed(String from, @Nullable String to, String said) throws IOException {
        String design =
                """
                {"hypothesis":"","unit":"id","variants":[{"key":"A","share":0.5},{"key":"B","share":0.5}],"control":"A",
                 "metrics":[{"name":"v","kind":{"type":"mean"},"role":"primary","direction":"increase","unitOfMeasure":""}],
                 "alpha":0.05,"power":0.8}
                """;
        String wrong = design.replace(from, to == null ? "" : to).replace("\"B\",}", "\"B\"}");
        Outcome o = small("--metric", "v=mean:value", "--design", file("d.json", wrong).toString());
        assertEquals(2, o.exit(), o.err());
        assertTrue(o.err().contains(said), o.err());
    }
}
