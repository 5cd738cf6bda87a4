package dev.winnow.vectors;

import static dev.winnow.vectors.Input.object;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the AB server's request schemas allow, and the status of its answers.
///
/// A field that may be left out may not be null. Numbers may be given as booleans or in text.
final class AbServerSchema {
    private AbServerSchema() {}

    /// The schema does not allow the request.
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static RuntimeException refusal() {
        return new Refused();
    }

    static void require(boolean allowed) {
        if (!allowed) {
            throw new Refused();
        }
    }

    /// 200 with what was found, 400 where nothing was, 422 where the request is refused.
    static Object answered(Supplier<Outcome<Map<String, @Nullable Object>>> request) {
        try {
            return request.get()
                    .toOptional()
                    .map(b -> object("status", 200, "body", b))
                    .orElseGet(() -> error(400, "bad_request"));
        } catch (Refused _) {
            return error(422, "validation_error");
        }
    }

    private static Map<String, @Nullable Object> error(int status, String code) {
        return object("status", status, "body", object("error_code", code));
    }

    /// Refuses an object with other fields than these.
    static void fields(Input i, String... allowed) {
        Collection<String> known = List.of(allowed);
        require(i.node().isObject() && known.containsAll(i.node().propertyNames()));
    }

    /// The object in a field that must be there.
    static Input part(Input i, String field) {
        return new Input(node(i, field));
    }

    private static JsonNode node(Input i, String field) {
        require(i.has(field));
        return i.node().get(field);
    }

    private static boolean given(Input i, String field) {
        return i.node().has(field);
    }

    static double number(Input i, String field) {
        return number(node(i, field));
    }

    static double number(Input i, String field, double otherwise) {
        return given(i, field) ? number(i, field) : otherwise;
    }

    private static double number(JsonNode n) {
        if (n.isBoolean()) {
            return n.asBoolean() ? 1 : 0;
        }
        require(n.isNumber() || n.isString());
        try {
            return n.isNumber() ? n.asDouble() : Double.parseDouble(n.asString());
        } catch (NumberFormatException _) {
            throw new Refused();
        }
    }

    static long whole(Input i, String field, long least) {
        double v = number(i, field);
        require(v == Math.rint(v) && v >= least);
        return (long) v;
    }

    static List<JsonNode> items(Input i, String field) {
        return items(node(i, field));
    }

    private static List<JsonNode> items(JsonNode n) {
        require(n.isArray());
        return n.valueStream().toList();
    }

    static double[] numbers(Input i, String field) {
        return numbers(node(i, field));
    }

    private static double[] numbers(JsonNode n) {
        return items(n).stream().mapToDouble(AbServerSchema::number).toArray();
    }

    static List<double[]> rows(Input i, String field) {
        return items(i, field).stream().map(AbServerSchema::numbers).toList();
    }

    static void wholes(double[] values) {
        require(Arrays.stream(values).allMatch(v -> v >= 0 && v == Math.rint(v)));
    }

    static Level level(Input i) {
        return level(i, "alpha", 0.001, 0.1);
    }

    static Level level(Input i, String field, double least, double most) {
        double alpha = number(i, field, 0.05);
        require(alpha >= least && alpha <= most);
        return Level.of(alpha);
    }

    /// One of some words; the first if the field is absent.
    static String word(Input i, String field, String... allowed) {
        return given(i, field) ? choice(i, field, allowed) : allowed[0];
    }

    /// One of some words in a field that must be there.
    static String choice(Input i, String field, String... allowed) {
        JsonNode n = node(i, field);
        require(n.isString() && List.of(allowed).contains(n.asString()));
        return n.asString();
    }
}
