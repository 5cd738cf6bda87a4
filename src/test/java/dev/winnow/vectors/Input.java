package dev.winnow.vectors;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The input of a case, read leniently: the references spell the same thing in several ways.
record Input(JsonNode node) {
    boolean has(String field) {
        return node.hasNonNull(field);
    }

    Input at(String field) {
        if (!has(field)) {
            throw new IllegalArgumentException("no " + field + " in " + node);
        }
        return new Input(node.get(field));
    }

    double number(String field) {
        return number(at(field).node);
    }

    double number(String field, double otherwise) {
        return has(field) ? number(field) : otherwise;
    }

    static double number(JsonNode n) {
        return n.isNumber() ? n.asDouble() : switch (n.asString()) {
            case "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(n.asString());
        };
    }

    long whole(String field) {
        double v = number(field);
        if (v != Math.rint(v)) {
            throw new IllegalArgumentException(field + "=" + v);
        }
        return (long) v;
    }

    int integer(String field) {
        return Math.toIntExact(whole(field));
    }

    String text(String field) {
        return at(field).node.asString();
    }

    String text(String field, String otherwise) {
        return has(field) ? text(field) : otherwise;
    }

    boolean truth(String field) {
        return has(field) && at(field).node.asBoolean();
    }

    double[] numbers(String field) {
        return at(field).node.valueStream().mapToDouble(Input::number).toArray();
    }

    List<Double> list(String field) {
        return Arrays.stream(numbers(field)).boxed().toList();
    }

    long[] wholes(String field) {
        return at(field).node.valueStream().mapToLong(JsonNode::asLong).toArray();
    }

    int[] integers(String field) {
        return at(field).node.valueStream().mapToInt(JsonNode::asInt).toArray();
    }

    double[][] rows(String field) {
        return at(field).node.valueStream()
                .map(r -> r.valueStream().mapToDouble(Input::number).toArray())
                .toArray(double[][]::new);
    }

    List<Input> items(String field) {
        return at(field).node.valueStream().map(Input::new).toList();
    }

    /// `alpha`, or what `conf_level` or `confidence_level` leave.
    Level level() {
        for (String c : List.of("conf_level", "confidence_level", "confidence")) {
            if (has(c)) {
                return Level.of(1 - number(c));
            }
        }
        return Level.of(number("alpha"));
    }

    /// `alternative` in any of the references' spellings; two-sided when absent.
    Alternative alternative() {
        String a = text("alternative", "two").toLowerCase(Locale.ROOT);
        if (a.startsWith("two")) {
            return Alternative.TWO_SIDED;
        }
        return a.startsWith("greater") || a.startsWith("larger") ? Alternative.GREATER : Alternative.LESS;
    }

    /// What the engine found; the case fails with the cause if it found nothing.
    static <T> T known(Outcome<T> outcome) {
        return outcome.toOptional().orElseThrow(() -> new IllegalStateException(outcome.toString()));
    }

    /// An object for the answer: name, value, name, value.
    static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }
}
