package dev.winnow.vectors;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Compares an answer with what a case expects: every member of the expectation must be there (more is allowed), numbers
/// within `tol.rel` or `tol.abs` (a field's own entry in `tol.fields` wins, `ignore` skips it), `<text>` stands for any
/// text, null agrees with an absent member.
record Judge(JsonNode tolerance) {
    private static final Map<String, Double> SPECIAL = Map.of(
            "Inf", Double.POSITIVE_INFINITY, "-Inf", Double.NEGATIVE_INFINITY, "Infinity", Double.POSITIVE_INFINITY,
            "-Infinity", Double.NEGATIVE_INFINITY, "NaN", Double.NaN);

    /// The first disagreement, in words.
    Optional<String> difference(JsonNode expected, @Nullable JsonNode actual) {
        return difference(expected, actual, "", "");
    }

    private Optional<String> difference(JsonNode e, @Nullable JsonNode a, String path, String field) {
        if (tolerance.path("fields").path(field).path("ignore").asBoolean(false)) {
            return Optional.empty();
        }
        if (a == null || a.isNull()) {
            return e.isNull() ? Optional.empty() : said(path, e, a);
        }
        if (e.isNull()) {
            return said(path, e, a);
        }
        if (e.isObject()) {
            return e.propertyStream()
                    .map(p -> difference(p.getValue(), a.get(p.getKey()), path + "." + p.getKey(), p.getKey()))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (e.isArray()) {
            if (!a.isArray() || a.size() != e.size()) {
                return said(path, e, a);
            }
            for (int i = 0; i < e.size(); i++) {
                Optional<String> d = difference(e.get(i), a.get(i), path + "[" + i + "]", field);
                if (d.isPresent()) {
                    return d;
                }
            }
            return Optional.empty();
        }
        Optional<Double> number = number(e);
        if (number.isPresent()) {
            boolean near = number(a).filter(v -> near(number.get(), v, field)).isPresent();
            return near ? Optional.empty() : said(path, e, a);
        }
        boolean anyText = e.isString() && e.asString().equals("<text>");
        boolean same = anyText
                ? a.isString() && !a.asString().isBlank()
                : e.equals(a);
        return same ? Optional.empty() : said(path, e, a);
    }

    private boolean near(double want, double actual, String field) {
        if (Double.isNaN(want) || Double.isInfinite(want)) {
            return Double.compare(want, actual) == 0;
        }
        JsonNode t = tolerance.path("fields").has(field) ? tolerance.get("fields").get(field) : tolerance;
        double allowed = Math.max(t.path("abs").asDouble(0), t.path("rel").asDouble(0) * Math.abs(want));
        return Math.abs(actual - want) <= allowed;
    }

    private static Optional<Double> number(JsonNode n) {
        if (n.isNumber()) {
            return Optional.of(n.asDouble());
        }
        return n.isString() ? Optional.ofNullable(SPECIAL.get(n.asString())) : Optional.empty();
    }

    private static Optional<String> said(String path, JsonNode expected, @Nullable JsonNode actual) {
        return Optional.of("%s: expected %s, got %s".formatted(path, expected, actual));
    }
}
