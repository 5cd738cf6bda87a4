package dev.winnow.methods;

import dev.winnow.json.Json;
import dev.winnow.methods.Shape.Part;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema (draft 2020-12) of a method's input and answer, made from its records.
public final class Schemas {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final Function<String, String> meaning;
    private final boolean answer;

    private Schemas(Function<String, String> meaning, boolean answer) {
        this.meaning = meaning;
        this.answer = answer;
    }

    /// What `input` of a request must be. Rules between fields, such as successes at most trials, are not in it.
    public static JsonNode input(Method<?, ?> method) {
        Words words = Words.of(method);
        return new Schemas(words::input, false).root(words.title(), method.input());
    }

    /// What `result` of an answer is. A number that may be infinite is absent then, so no `double` is required.
    public static JsonNode output(Method<?, ?> method) {
        Words words = Words.of(method);
        return new Schemas(words::output, true).root(words.title(), method.output());
    }

    private JsonNode root(String title, Class<? extends Record> type) {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("$schema", DIALECT);
        root.put("title", title);
        return root.setAll(object(Shape.of(type)));
    }

    private ObjectNode object(Shape shape) {
        ObjectNode object = Json.mapper().createObjectNode();
        object.put("type", "object");
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = Json.mapper().createArrayNode();
        for (Part part : shape.parts()) {
            ObjectNode property = schema(part.kind());
            property.put("description", meaning.apply(part.name()));
            part.standard().ifPresent(d -> property.set("default", d));
            properties.set(part.name(), property);
            boolean open = answer && part.kind() instanceof Kind.Real;
            if (!part.mayBeAbsent() && !open) {
                required.add(part.name());
            }
        }
        object.set("required", required);
        object.put("additionalProperties", false);
        return object;
    }

    private ObjectNode schema(Kind kind) {
        return switch (kind) {
            case Kind.Real k -> number("number", k.limits());
            case Kind.Whole k -> number("integer", k.limits());
            case Kind.Flag _ -> typed("boolean");
            case Kind.Text _ -> typed("string");
            case Kind.Word k -> {
                ObjectNode word = typed("string");
                k.constants().keySet().forEach(word.putArray("enum")::add);
                yield word;
            }
            case Kind.Array k -> array(k.element(), k.limits());
            case Kind.Items k -> array(k.element(), k.limits());
            case Kind.Nested k -> object(k.shape());
            case Kind.Maybe(Kind k) -> answer ? schema(k) : orNull(schema(k));
        };
    }

    private ObjectNode array(Kind element, Limits limits) {
        ObjectNode array = typed("array");
        ObjectNode items = schema(element);
        boolean gaps = answer && (element instanceof Kind.Real || element instanceof Kind.Maybe);
        array.set("items", gaps ? orNull(items) : items);
        if (!answer) {
            array.put("minItems", limits.least());
            array.put("maxItems", limits.most());
        }
        return array;
    }

    /// `null` is as good as absent.
    private static ObjectNode orNull(ObjectNode schema) {
        Optional.ofNullable(schema.get("type")).ifPresent(t -> {
            schema.putArray("type").add(t).add("null");
        });
        if (schema.get("enum") instanceof ArrayNode words) {
            words.addNull();
        }
        return schema;
    }

    private ObjectNode number(String type, Limits limits) {
        ObjectNode number = typed(type);
        if (answer) {
            return number;
        }
        end(number, "minimum", limits.from());
        end(number, "maximum", limits.to());
        end(number, "exclusiveMinimum", limits.above());
        end(number, "exclusiveMaximum", limits.below());
        return number;
    }

    private static void end(ObjectNode number, String key, double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        if (value == Math.rint(value) && Math.abs(value) < 0x1p53) {
            number.put(key, (long) value);
        } else {
            number.put(key, value);
        }
    }

    private static ObjectNode typed(String type) {
        return Json.mapper().createObjectNode().put("type", type);
    }
}
