package dev.winnow.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.json.Json;
import dev.winnow.methods.Compute.Tally;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ComputeTest {
    private static final String ARMS =
            "{\"treatment\":{\"n\":1000,\"mean\":10.6,\"sd\":4.2},\"control\":{\"n\":1000,\"mean\":10,\"sd\":4}}";
    private static final String SAME =
            "{\"treatment\":{\"n\":1000,\"mean\":10,\"sd\":0},\"control\":{\"n\":1000,\"mean\":10,\"sd\":0}}";

    /// What came out, and how it ended.
    private record Run(List<JsonNode> lines, Tally tally) {
        static Run of(String requests) {
            StringWriter out = new StringWriter();
            try {
                Tally tally = Compute.run(new StringReader(requests), out, new Strict());
                return new Run(out.toString().lines().map(l -> Json.mapper().readTree(l)).toList(), tally);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        JsonNode only() {
            assertEquals(1, lines.size());
            return lines.getFirst();
        }
    }

    private static class Strict implements Compute.Listener {
        @Override
        public void check() {}

        @Override
        public void answered(long requests) {
            assertTrue(requests > 0);
        }

        @Override
        public void failed(String code, Throwable thrown) {
            throw new AssertionError(code, thrown);
        }
    }

    private static String request(String id, String input) {
        return "{\"id\":%s,\"method\":\"welch-t\",\"input\":%s}".formatted(id, input);
    }

    @Test
    void aResultHasTheMembersOfItsRecordInOrder() {
        JsonNode line = Run.of(request("\"a\"", ARMS)).only();
        assertEquals(List.of("id", "ok", "result"), List.copyOf(line.propertyNames()));
        assertEquals(
                List.of("estimate", "low", "high", "se", "df", "statistic", "p", "logP"),
                List.copyOf(line.get("result").propertyNames()));
        assertEquals(0.001088727007238744, line.get("result").get("p").asDouble());
    }

    @Test
    void anOpenEndIsAbsent() {
        String input = ARMS.replaceFirst("\\{", "{\"alternative\":\"greater\",");
        JsonNode result = Run.of(request("1", input)).only().get("result");
        assertTrue(result.has("low"));
        assertFalse(result.has("high"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"x\"", "null", "true", "[1,{\"a\":2}]", "{\"k\":[]}", "1.5", "12345678901234567890123"})
    void anyIdComesBackAsItWas(String id) {
        assertEquals(Json.mapper().readTree(id), Run.of(request(id, ARMS)).only().get("id"));
    }

    @Test
    void noIdIsNoId() {
        JsonNode line = Run.of("{\"method\":\"welch-t\",\"comment\":\"mine\",\"input\":" + ARMS + "}").only();
        assertFalse(line.has("id"));
        assertTrue(line.get("ok").asBoolean());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock = """
            {"id":1,"method":"welsh-t","input":{}} | unknown-method | method | There is no method 'welsh-t'; 'winnow methods' lists them. Did you mean 'welch-t'?
            {"id":1,"method":"xyzzy","input":{}} | unknown-method | method | There is no method 'xyzzy'; 'winnow methods' lists them.
            {"id":1,"input":{}} | missing-method | method | method is missing; it must be the id of a method, as 'winnow methods' lists them.
            {"id":1,"method":7,"input":{}} | wrong-type | method | method is 7, but must be a text.
            {"id":1,"method":"welch-t"} | missing-input | input | input is missing; it must be an object with the fields of the method.
            {"id":1,"method":"welch-t","input":[]} | wrong-type | input | input is an array, but must be an object with the fields treatment, control, alternative, alpha.
            {"id":1,"method":"welch-t","input":{}} | missing-field | treatment | treatment is missing; it must be an object with the fields n, mean, sd.
            {"id":1,"id":2,"method":"welch-t","input":{}} | duplicate-field | | Line 1 has two members of the same name: id.
            {"id":1e400,"method":"welch-t","input":{}} | not-finite | id | id is larger than any number that can be held (about 1.8e308).
            [[]] | not-an-object | | Item 1 is an array, but must be an object with the members id, method and input.
            7 | not-an-object | | Line 1 is 7, but must be an object with the members id, method and input.
            {"id":1 | malformed-json | | Line 1 is not JSON: it ends too early.
            {"id":1,} | malformed-json | | Line 1 is not JSON: unexpected character at column 9.
            {"id":1} {"id":2} | malformed-json | | Line 1 is not JSON: something follows its end.
            {"id":NaN} | malformed-json | | Line 1 is not JSON: unexpected character at column 10.
            """)
    void everyFailureIsOneSentence(String request, String code, String field, String message) {
        JsonNode line = Run.of(request).only();
        assertFalse(line.get("ok").asBoolean());
        JsonNode error = line.get("error");
        assertEquals(code, error.get("code").asString());
        assertEquals(message, error.get("message").asString());
        assertEquals(field, error.has("field") ? error.get("field").asString() : null);
    }

    @Test
    void whatTheDataDoNotAllowSaysWhy() {
        JsonNode line = Run.of(request("1", SAME)).only();
        assertEquals("undefined", line.get("error").get("code").asString());
        assertEquals("no-variance", line.get("error").get("cause").asString());
        assertEquals(
                "Every unit has the same value, so there is nothing to compare.",
                line.get("error").get("message").asString());
    }

    @Test
    void aBeyondMeasureNumberOrNestingIsNoReasonToStop() {
        Run run = Run.of("{\"id\":" + "1".repeat(2000) + "}\n" + "[".repeat(2000).replaceFirst("\\[", "{\"a\":[") + "\n"
                + request("3", ARMS));
        assertEquals(3, run.lines().size());
        assertEquals(2, run.tally().failed());
        assertTrue(run.lines().get(0).get("error").get("message").asString().contains("beyond all measure"));
        assertTrue(run.lines().get(1).get("error").get("message").asString().contains("beyond all measure"));
    }

    @Test
    void aRequestThatIsTooLongIsRefusedAndTheNextAnswered() {
        Run run = Run.of("\"" + "x".repeat(Requests.LONGEST) + "\"\n" + request("2", ARMS));
        assertEquals("too-long", run.lines().get(0).get("error").get("code").asString());
        assertTrue(run.lines().get(1).get("ok").asBoolean());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n \n"})
    void linesEndAsTheyLike(String end) {
        Run run = Run.of("\uFEFF" + end + request("1", ARMS) + end + request("2", ARMS) + end);
        assertEquals(new Tally(2, 0, java.util.Optional.empty()), run.tally());
    }

    @Test
    void anArrayMayBeLaidOutAnyhow() {
        String tricky = "{\"id\":\"],[{\\\"\\\\\",\n \"method\": \"welch-t\",\n\"input\":" + ARMS + "}";
        Run run = Run.of(" \n[ " + tricky + "\n,\n" + request("2", ARMS) + "]\n");
        assertEquals(new Tally(2, 0, java.util.Optional.empty()), run.tally());
        assertEquals("],[{\"\\", run.lines().getFirst().get("id").asString());
        assertEquals(new Tally(0, 0, java.util.Optional.empty()), Run.of("[ ]").tally());
        assertEquals(new Tally(0, 0, java.util.Optional.empty()), Run.of(" ").tally());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock = """
            [GOOD, {"id": tru}, GOOD] | Item 2 is not JSON: unexpected character at column 8.
            [GOOD, ] | Item 2 is not JSON: it ends too early.
            [GOOD, GOOD | Item 2 ends in the middle of the array, so nothing after it can be read.
            [GOOD] GOOD | The text after the array is no part of it; one array holds all requests.
            """)
    void anArrayIsReadUpToWhereItBreaks(String array, String fault) {
        Run run = Run.of(array.replace("GOOD", request("1", ARMS)));
        assertEquals(2, run.lines().size());
        assertTrue(run.lines().get(0).get("ok").asBoolean());
        assertEquals("malformed-json", run.lines().get(1).get("error").get("code").asString());
        assertEquals(fault, run.tally().fault().orElseThrow());
    }

    @Test
    void thousandsOfMixedRequestsComeBackInOrder() {
        List<String> kinds = List.of(
                request("%d", ARMS),
                request("%d", SAME),
                request("%d", "{}"),
                request("%d", ARMS.replace("1000", "0")),
                "{\"id\":%d,\"method\":\"none\",\"input\":{}}",
                "{\"id\":%d,",
                "%d",
                request("%d", ARMS.replace("sd", "std")));
        List<String> codes = List.of(
                "", "undefined", "missing-field", "out-of-range", "unknown-method", "malformed-json", "not-an-object",
                "unknown-field");
        int count = 5_000;
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(kinds.get(i % kinds.size()).formatted(i)).append('\n');
        }
        Run run = Run.of(text.toString());
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JsonNode line = run.lines().get(i);
            String code = line.get("ok").asBoolean() ? "" : line.get("error").get("code").asString();
            boolean idKept = !line.has("id") || line.get("id").asInt() == i;
            if (!code.equals(codes.get(i % codes.size())) || !idKept) {
                wrong.add(line.toString());
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(count, run.tally().requests());
        assertEquals(count - count / kinds.size(), run.tally().failed());
    }

    @Test
    void anAnswerDoesNotWaitForTheNextRequest() throws Exception {
        try (PipedWriter typed = new PipedWriter();
                PipedReader in = new PipedReader(typed, 100_000)) {
            StringWriter out = new StringWriter();
            typed.write(request("1", ARMS) + "\n");
            Compute.Listener once = new Strict() {
                @Override
                public void answered(long requests) {
                    assertEquals(requests, out.toString().lines().count());
                    if (requests == 3) {
                        throw new CancellationException();
                    }
                    try {
                        typed.write(request("2", ARMS) + "\n");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            };
            assertThrows(CancellationException.class, () -> Compute.run(in, out, once));
            assertEquals(3, out.toString().lines().count());
        }
    }

    @Test
    void aCancelStopsTheRun() {
        Compute.Listener cancelled = new Strict() {
            @Override
            public void check() {
                throw new CancellationException();
            }
        };
        assertThrows(
                CancellationException.class,
                () -> Compute.run(new StringReader(request("1", ARMS)), new StringWriter(), cancelled));
    }
}
