package dev.winnow.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class JsonTest {
    record Note(String name, double value, Optional<Double> other, long count) {}

    record Times(Instant at, LocalDate day) {}

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void writesNoNumberThatJsonCannotHold(double bad) {
        assertThrows(JacksonException.class, () -> Json.write(new Note("x", bad, Optional.empty(), 1)));
        assertThrows(JacksonException.class, () -> Json.writePretty(new Note("x", 0, Optional.of(bad), 1)));
        assertThrows(JacksonException.class, () -> Json.write(new double[] {1, bad}));
        assertThrows(JacksonException.class, () -> Json.write(List.of(bad)));
        assertThrows(JacksonException.class, () -> Json.write(List.of((float) bad)));
        assertThrows(JacksonException.class, () ->
                Json.write(Json.mapper().createObjectNode().put("deep", bad)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'name':'x','value':1e400,'count':1}",
        "{'name':'x','value':-1e400,'count':1}",
        "{'name':'x','value':NaN,'count':1}",
        "{'name':'x','value':'NaN','count':1}",
        "{'name':'x','value':'1','count':1}",
        "{'name':'x','value':null,'count':1}",
        "{'name':'x','count':1}",
        "{'name':'x','value':1,'other':1e999,'count':1}",
        "{'name':'x','value':1,'count':9223372036854775808}",
        "{'name':'x','value':1,'count':1} {}",
        "{'name':'x','value':1,'count':",
        "[]",
        ""
    })
    void readsNoNumberThatIsNone(String json) {
        assertThrows(JacksonException.class, () -> Json.read(json.replace('\'', '"'), Note.class));
    }

    @Test
    void doublesComeBackToTheLastBit() {
        for (double v : new double[] {
            0.1, -0.0, 1.0 / 3, Double.MIN_VALUE, Double.MAX_VALUE, 123_456_789.125, Math.PI, 1e22
        }) {
            Note back = Json.read(Json.write(new Note("x", v, Optional.of(-v), Long.MAX_VALUE)), Note.class);
            assertEquals(Double.doubleToRawLongBits(v), Double.doubleToRawLongBits(back.value()));
            assertEquals(Long.MAX_VALUE, back.count());
        }
    }

    @Test
    void absentIsLeftOutAndOrderIsKept() {
        assertEquals("{\"name\":\"x\",\"value\":1.0,\"count\":2}", Json.write(new Note("x", 1, Optional.empty(), 2)));
        var map = new LinkedHashMap<String, Integer>();
        map.put("z", 1);
        map.put("a", 2);
        assertEquals("{\"z\":1,\"a\":2}", Json.write(map));
        assertEquals(Optional.empty(), Json.read("{\"name\":\"x\",\"value\":1,\"count\":2}", Note.class).other());
    }

    @Test
    void unknownMembersAreIgnoredAndTimesAreText() {
        assertEquals("y", Json.read("{\"new\":[1,{}],\"name\":\"y\",\"value\":1,\"count\":0}", Note.class).name());
        var t = new Times(Instant.parse("2026-11-23T10:00:00Z"), LocalDate.of(2026, 11, 2));
        assertEquals("{\"at\":\"2026-11-23T10:00:00Z\",\"day\":\"2026-11-02\"}", Json.write(t));
        assertEquals(t, Json.read(Json.write(t), Times.class));
        assertTrue(Json.writePretty(t).contains("\n"));
    }
}
