package dev.winnow.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// The one way in which Winnow writes and reads JSON: members in the order of the record, absent instead of null,
/// full double precision, times as ISO 8601, unknown members ignored so that formats can grow. A number that JSON or a
/// double cannot hold (NaN, infinity, 1e400) is an error on both ways.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                    .addDecorator(FiniteNumbers.WRITTEN)
                    .build())
            .addModule(FiniteNumbers.read())
            .changeDefaultPropertyInclusion(_ -> JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Json() {}

    /// The shared mapper, for streaming readers and trees.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// On one line.
    ///
    /// @throws JacksonException if a number in it is not finite
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// Indented, for files that people open.
    ///
    /// @throws JacksonException if a number in it is not finite
    public static String writePretty(Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    /// @throws JacksonException if the text is not JSON of this type
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
