package dev.winnow.methods;

import dev.winnow.methods.Shape.Part;
import dev.winnow.stats.Level;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/// Reads JSON as an input record and takes nothing that is not meant: a field that the record lacks is as much a
/// mistake as one that is missing, and a number that has to be whole is not rounded.
final class InputReader {
    private InputReader() {}

    /// @throws BadInput naming the first field that cannot be taken
    static <I extends Record> I read(JsonNode node, Class<I> type) {
        if (!node.isObject()) {
            throw Problems.wrongType("input", node, new Kind.Nested(Shape.of(type)));
        }
        try {
            return type.cast(record(node, Shape.of(type)));
        } catch (Unnamed e) {
            throw new BadInput("not-allowed", "input", String.valueOf(e.getMessage()));
        }
    }

    /// The value of a field named `field`.
    private static Object value(JsonNode node, Kind kind, String field) {
        return switch (kind) {
            case Kind.Real k -> real(node, k, field);
            case Kind.Whole k -> whole(node, k, field);
            case Kind.Flag _ when node.isBoolean() -> node.booleanValue();
            case Kind.Text _ when node.isString() -> node.stringValue();
            case Kind.Word k when node.isString() -> word(node.stringValue(), k, field);
            case Kind.Array k when node.isArray() -> array(node, k, field);
            case Kind.Items k when node.isArray() -> List.copyOf(elements(node, k.element(), k.limits(), field));
            case Kind.Nested k when node.isObject() -> nested(node, k.shape(), field);
            case Kind.Maybe(Kind k) ->
                node.isNull() ? Optional.empty() : Optional.of(value(node, k, field));
            default -> throw Problems.wrongType(field, node, kind);
        };
    }

    private static Object nested(JsonNode node, Shape shape, String field) {
        try {
            return record(node, shape);
        } catch (BadInput e) {
            throw e.under(field);
        } catch (Unnamed e) {
            throw new BadInput("not-allowed", field, String.valueOf(e.getMessage()));
        }
    }

    private static Object record(JsonNode node, Shape shape) {
        for (String name : node.propertyNames()) {
            if (!shape.positions().containsKey(name)) {
                throw Problems.unknownField(name, shape);
            }
        }
        Object[] values = new Object[shape.parts().size()];
        for (int i = 0; i < values.length; i++) {
            Part part = shape.parts().get(i);
            Optional<JsonNode> given = Optional.ofNullable(node.get(part.name())).or(part::standard);
            if (given.isPresent()) {
                values[i] = value(given.get(), part.kind(), part.name());
            } else if (part.kind() instanceof Kind.Maybe) {
                values[i] = Optional.empty();
            } else {
                throw Problems.missing(part);
            }
        }
        return construct(shape, values);
    }

    private static Object construct(Shape shape, Object... values) {
        try {
            return shape.constructor().newInstance(values);
        } catch (InvocationTargetException e) {
            throw switch (e.getCause()) {
                case BadInput b -> b;
                case IllegalArgumentException i -> new Unnamed(String.valueOf(i.getMessage()));
                case null, default -> new IllegalStateException(shape.type() + " cannot be made", e);
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(shape.type() + " cannot be made", e);
        }
    }

    private static Object real(JsonNode node, Kind.Real kind, String field) {
        if (!node.isNumber()) {
            throw Problems.wrongType(field, node, kind);
        }
        double v = node.isBigInteger() ? node.bigIntegerValue().doubleValue() : node.doubleValue();
        if (!Double.isFinite(v)) {
            throw new BadInput("not-finite", field);
        }
        check(v, kind.limits(), field);
        return kind.level() ? Level.of(v) : v;
    }

    private static Object whole(JsonNode node, Kind.Whole kind, String field) {
        if (!node.isNumber()) {
            throw Problems.wrongType(field, node, kind);
        }
        double v = (double) real(node, new Kind.Real(kind.limits(), false), field);
        if (v != Math.rint(v)) {
            throw new BadInput("not-whole", field, v);
        }
        return kind.narrow() ? (Object) (int) v : (Object) (long) v;
    }

    private static void check(double v, Limits limits, String field) {
        if (!limits.allow(v)) {
            throw new BadInput("out-of-range", field, v, limits.broken(v));
        }
    }

    private static Object word(String text, Kind.Word kind, String field) {
        Enum<?> constant = kind.constants().get(text);
        if (constant == null) {
            throw Problems.unknownWord(field, text, kind);
        }
        return constant;
    }

    private static List<Object> elements(JsonNode node, Kind element, Limits limits, String field) {
        count(node.size(), limits, field);
        List<Object> all = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            all.add(value(node.get(i), element, field + "[" + i + "]"));
        }
        return all;
    }

    /// An array with no wrapper object for each number, so that data of a million values stay small.
    private static Object array(JsonNode node, Kind.Array kind, String field) {
        count(node.size(), kind.limits(), field);
        Object all = Array.newInstance(kind.component(), node.size());
        for (int i = 0; i < node.size(); i++) {
            JsonNode n = node.get(i);
            if (all instanceof double[] numbers && quick(n, kind)) {
                numbers[i] = n.doubleValue();
            } else {
                Array.set(all, i, value(n, kind.element(), field + "[" + i + "]"));
            }
        }
        return all;
    }

    private static boolean quick(JsonNode n, Kind.Array kind) {
        return n.getNodeType() == JsonNodeType.NUMBER
                && !n.isBigInteger()
                && Double.isFinite(n.doubleValue())
                && kind.element() instanceof Kind.Real(Limits limits, _)
                && limits.allow(n.doubleValue());
    }

    private static void count(int size, Limits limits, String field) {
        if (size < limits.least()) {
            throw new BadInput("too-few-elements", field, size, limits.least());
        }
        if (size > limits.most()) {
            throw new BadInput("too-many-elements", field, size, limits.most());
        }
    }

    /// A record's constructor refused its values without saying which; the field is known one level up.
    private static final class Unnamed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unnamed(String message) {
            super(message);
        }
    }
}
