package dev.winnow.cli;

import dev.winnow.json.Json;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;

/// Answers as JSON, and JSON that a user wrote by hand: there a misspelt or forgotten member is a mistake.
final class JsonText {
    private JsonText() {}

    static String of(Object value) {
        return Json.writePretty(value);
    }

    static JsonNode tree(String text) {
        return Json.mapper().readTree(text);
    }

    static <T> T read(JsonNode tree, Class<T> type) {
        return Json.mapper()
                .readerFor(type)
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .readValue(tree);
    }
}
