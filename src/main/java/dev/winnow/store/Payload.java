package dev.winnow.store;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Records as the JSON that the store keeps.
public final class Payload {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(SerializationFeature.INDENT_OUTPUT).build();

    private Payload() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// @throws JacksonException if `json` is not a `type`
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
