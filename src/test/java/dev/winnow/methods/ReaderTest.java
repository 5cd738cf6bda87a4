package dev.winnow.methods;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.json.Json;
import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderTest {
    enum Colour {
        DARK_RED,
        BLUE
    }

    record Inner(@Range(from = 1) long n, @Default("2.5") double weight) {
        Inner {
            BadInput.atMost("weight", weight, "n", n);
        }
    }

    record Refusing(int k) {
        Refusing {
            if (k == 13) {
                throw new IllegalArgumentException("k=13 brings bad luck");
            }
        }
    }

    record Everything(
            @Range(above = 0, to = 100) double real,
            long whole,
            @Range(from = -2, below = 10) int narrow,
            @Default("true") boolean flag,
            @Default("\"as is\"") String text,
            @Default("\"dark-red\"") Colour colour,
            @Default("0.05") Level alpha,
            @Default("\"two-sided\"") Alternative alternative,
            Optional<Inner> inner,
            @Range(least = 2, most = 4, from = 0) @Default("[1, 2]") double[] reals,
            @Default("[]") long[] wholes,
            @Default("[[1, 2], [3]]") double[][] table,
            @Default("[]") List<Inner> items,
            Optional<Double> maybe,
            Optional<Refusing> refusing) {}

    private static final String LEAST = "\"real\": 1, \"whole\": 2, \"narrow\": 3";

    private static Everything read(String json) {
        return InputReader.read(Json.mapper().readTree(json), Everything.class);
    }

    @Test
    void defaultsFillWhatIsAbsent() {
        Everything e = read("{" + LEAST + "}");
        assertEquals(1.0, e.real());
        assertEquals(2, e.whole());
        assertEquals(3, e.narrow());
        assertTrue(e.flag());
        assertEquals("as is", e.text());
        assertEquals(Colour.DARK_RED, e.colour());
        assertEquals(Level.FIVE_PERCENT, e.alpha());
        assertEquals(Alternative.TWO_SIDED, e.alternative());
        assertEquals(Optional.empty(), e.inner());
        assertArrayEquals(new double[] {1, 2}, e.reals());
        assertArrayEquals(new double[] {3}, e.table()[1]);
        assertEquals(List.of(), e.items());
    }

    @Test
    void everythingCanBeGiven() {
        Everything e = read("{\"real\": 1e2, \"whole\": 1e3, \"narrow\": -2.0, \"flag\": false, \"text\": \"\","
                + "\"colour\": \"blue\", \"alpha\": 0.1, \"alternative\": \"less\", \"inner\": {\"n\": 7},"
                + "\"reals\": [0, 0.1, 12345678901234567890], \"wholes\": [-9007199254740991], \"table\": [[]],"
                + "\"items\": [{\"n\": 1, \"weight\": 0}], \"maybe\": null, \"refusing\": {\"k\": 1}}");
        assertEquals(100.0, e.real());
        assertEquals(1000, e.whole());
        assertEquals(-2, e.narrow());
        assertEquals(Colour.BLUE, e.colour());
        assertEquals(Optional.of(new Inner(7, 2.5)), e.inner());
        assertArrayEquals(new double[] {0, 0.1, 12345678901234567890.0}, e.reals());
        assertArrayEquals(new long[] {-9007199254740991L}, e.wholes());
        assertEquals(List.of(new Inner(1, 0)), e.items());
        assertEquals(Optional.empty(), e.maybe());
        assertEquals(Optional.of(new Refusing(1)), e.refusing());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock = """
            "real": "1" | wrong-type | real | real is the text '1', but must be a number above 0 and at most 100.
            "real": null | wrong-type | real | real is null, but must be a number above 0 and at most 100.
            "real": 0 | out-of-range | real | real is 0, but must be above 0 and at most 100.
            "real": 100.5 | out-of-range | real | real is 100.5, but must be above 0 and at most 100.
            "real": 1e400 | not-finite | real | real is larger than any number that can be held (about 1.8e308).
            "maybe": -1e76 | out-of-range | maybe | maybe is -1.0E76, but must be at least -1.0E75 and at most 1.0E75.
            "whole": 1.5 | not-whole | whole | whole is 1.5, but must be a whole number.
            "whole": 9007199254740993 | out-of-range | whole | whole is 9007199254740992, but must be at least -9007199254740991 and at most 9007199254740991.
            "whole": {} | wrong-type | whole | whole is an object, but must be a whole number.
            "narrow": 10 | out-of-range | narrow | narrow is 10, but must be at least -2 and below 10.
            "narrow": 3000000000 | out-of-range | narrow | narrow is 3000000000, but must be at least -2 and below 10.
            "flag": 1 | wrong-type | flag | flag is 1, but must be true or false.
            "text": 1 | wrong-type | text | text is 1, but must be a text.
            "colour": "blu" | unknown-word | colour | colour is 'blu', but must be one of: dark-red, blue. Did you mean 'blue'?
            "colour": "DARK_RED" | unknown-word | colour | colour is 'DARK_RED', but must be one of: dark-red, blue. Did you mean 'dark-red'?
            "colour": "x" | unknown-word | colour | colour is 'x', but must be one of: dark-red, blue.
            "colour": 3 | wrong-type | colour | colour is 3, but must be one of dark-red, blue.
            "alpha": 1 | out-of-range | alpha | alpha is 1, but must be above 0 and below 1.
            "inner": {} | missing-field | inner.n | inner.n is missing; it must be a whole number at least 1.
            "inner": {"n": 2} | above-other | inner.weight | inner.weight is 2.5, but may be at most n, which is 2.
            "inner": {"n": 2, "wieght": 1} | unknown-field | inner.wieght | inner.wieght is no field here; the fields are: n, weight. Did you mean 'weight'?
            "inner": 3 | wrong-type | inner | inner is 3, but must be an object with the fields n, weight.
            "reals": [1] | too-few-elements | reals | reals has length 1, but needs at least 2.
            "reals": [1, 2, 3, 4, 5] | too-many-elements | reals | reals has length 5, but may have at most 4.
            "reals": [1, 2, -3] | out-of-range | reals[2] | reals[2] is -3, but must be at least 0.
            "reals": [1, 2, 1e999] | not-finite | reals[2] | reals[2] is larger than any number that can be held (about 1.8e308).
            "reals": 1 | wrong-type | reals | reals is 1, but must be an array of at least 2, each element a number at least 0.
            "table": [[1], 2] | wrong-type | table[1] | table[1] is 2, but must be an array, each element a number.
            "table": [[1], ["a"]] | wrong-type | table[1][0] | table[1][0] is the text 'a', but must be a number.
            "items": [{"n": 5}, {"n": 0}] | out-of-range | items[1].n | items[1].n is 0, but must be at least 1.
            "refusing": {"k": 13} | not-allowed | refusing | refusing cannot be taken: k=13 brings bad luck.
            "rel": 1 | unknown-field | rel | rel is no field here; the fields are: real, whole, narrow, flag, text, colour, alpha, alternative, inner, reals, wholes, table, items, maybe, refusing. Did you mean 'real'?
            """)
    void whatCannotBeTakenIsNamed(String change, String code, String field, String sentence) {
        String name = change.substring(1, change.indexOf('"', 1));
        String kept = LEAST.replaceAll("\"" + name + "\": \\d(, )?", "").replaceAll(", $", "");
        String json = "{" + kept + (kept.isEmpty() ? "" : ", ") + change + "}";
        BadInput e = assertThrows(BadInput.class, () -> read(json));
        assertEquals(code, e.code());
        assertEquals(field, e.field());
        assertEquals(sentence, Problems.sentence(e));
    }

    @Test
    void aFieldWithNoDefaultMustBeThere() {
        BadInput e = assertThrows(BadInput.class, () -> read("{\"whole\": 1, \"narrow\": 1}"));
        assertEquals("missing-field", e.code());
        assertEquals("real is missing; it must be a number above 0 and at most 100.", Problems.sentence(e));
    }

    @Test
    void theInputItselfMustBeAnObject() {
        BadInput e = assertThrows(BadInput.class, () -> read("[]"));
        assertEquals("input", e.field());
        assertEquals("wrong-type", e.code());
        BadInput refused = assertThrows(
                BadInput.class, () -> InputReader.read(Json.mapper().readTree("{\"k\": 13}"), Refusing.class));
        assertEquals("input", refused.field());
        assertEquals("not-allowed", refused.code());
    }

    @Test
    void aDefaultArrayIsNotSharedBetweenInputs() {
        Everything first = read("{" + LEAST + "}");
        first.reals()[0] = 9;
        assertEquals(1.0, read("{" + LEAST + "}").reals()[0]);
    }
}
