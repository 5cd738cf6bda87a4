package dev.winnow.methods;

import dev.winnow.json.Json;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A record seen through its components; looked at once a class.
///
/// @param positions of the components by name
record Shape(
        Class<? extends Record> type,
        Constructor<? extends Record> constructor,
        List<Part> parts,
        Map<String, Integer> positions) {
    private static final Map<Class<?>, Shape> KNOWN = new ConcurrentHashMap<>();

    /// A component.
    ///
    /// @param standard what its absence means
    record Part(String name, Kind kind, Optional<JsonNode> standard, Method accessor) {
        boolean mayBeAbsent() {
            return standard.isPresent() || kind instanceof Kind.Maybe;
        }

        Object of(Record holder) {
            try {
                return accessor.invoke(holder);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(accessor + " cannot be called", e);
            }
        }
    }

    /// @throws IllegalArgumentException if a component has a type that JSON has nothing for
    static Shape of(Class<? extends Record> type) {
        Shape known = KNOWN.get(type);
        if (known == null) {
            // not computeIfAbsent: a nested record is looked at on the way
            known = look(type);
            KNOWN.put(type, known);
        }
        return known;
    }

    private static Shape look(Class<? extends Record> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Part> parts = Arrays.stream(components).map(Shape::part).toList();
        Map<String, Integer> positions = parts.stream().collect(Collectors.toMap(Part::name, parts::indexOf));
        try {
            Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new Shape(type, constructor, parts, positions);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        }
    }

    private static Part part(RecordComponent c) {
        Kind kind = Kind.of(c.getGenericType(), Optional.ofNullable(c.getAnnotation(Range.class)));
        Function<Default, JsonNode> node = d -> Json.mapper().readTree(d.value());
        c.getAccessor().setAccessible(true);
        return new Part(
                c.getName(), kind, Optional.ofNullable(c.getAnnotation(Default.class)).map(node), c.getAccessor());
    }
}
