package dev.winnow.methods;

import dev.winnow.stats.Level;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a component of an input or output record holds, as far as JSON is concerned.
sealed interface Kind {
    /// A number; `level` says that it is wrapped in a [Level].
    record Real(Limits limits, boolean level) implements Kind {}

    /// A whole number; `narrow` says that it is an `int`.
    record Whole(Limits limits, boolean narrow) implements Kind {}

    record Flag() implements Kind {}

    record Text() implements Kind {}

    /// @param constants of the enum by their spelling in JSON
    record Word(Map<String, Enum<?>> constants) implements Kind {}

    /// A Java array of `double`, `long`, `int` or arrays of them.
    record Array(Class<?> component, Kind element, Limits limits) implements Kind {}

    record Items(Kind element, Limits limits) implements Kind {}

    record Nested(Shape shape) implements Kind {}

    record Maybe(Kind kind) implements Kind {}

    /// @param range of the component that has the type
    /// @throws IllegalArgumentException if JSON has nothing for the type
    static Kind of(Type type, Optional<Range> range) {
        return switch (type) {
            case Class<?> c -> of(c, range);
            case ParameterizedType p when p.getRawType() == Optional.class ->
                new Maybe(of(p.getActualTypeArguments()[0], range));
            case ParameterizedType p when p.getRawType() == List.class ->
                new Items(of(p.getActualTypeArguments()[0], range), Limits.of(range));
            default -> throw new IllegalArgumentException(type + " has no form in JSON");
        };
    }

    private static Kind of(Class<?> type, Optional<Range> range) {
        Limits limits = Limits.of(range);
        if (type == double.class || type == Double.class) {
            return new Real(limits, false);
        }
        if (type == Level.class) {
            return new Real(limits.within(Limits.LEVEL), true);
        }
        if (type == long.class || type == Long.class) {
            return new Whole(limits.within(Limits.LONG), false);
        }
        if (type == int.class || type == Integer.class) {
            return new Whole(limits.within(Limits.INT), true);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Flag();
        }
        if (type == String.class) {
            return new Text();
        }
        if (type.isArray()) {
            Class<?> component = type.getComponentType();
            return new Array(component, of(component, range), limits);
        }
        if (type.isEnum()) {
            Map<String, Enum<?>> constants = new LinkedHashMap<>();
            Arrays.stream(type.getEnumConstants()).map(Enum.class::cast).forEach(e -> constants.put(spelling(e), e));
            return new Word(constants);
        }
        if (type.isRecord()) {
            return new Nested(Shape.of(type.asSubclass(Record.class)));
        }
        throw new IllegalArgumentException(type + " has no form in JSON");
    }

    /// `TWO_SIDED` is `two-sided`.
    static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
