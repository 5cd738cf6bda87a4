package dev.winnow.methods;

import dev.winnow.methods.Shape.Part;
import dev.winnow.stats.Level;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Writes an output record as JSON: members in the order of the record, words spelled as in inputs, full precision.
///
/// What is absent or infinite (the open end of an interval) is left out, or `null` inside an array, where it has a
/// place to keep. NaN is nobody's answer and is refused by the generator.
final class ResultWriter {
    private ResultWriter() {}

    static void write(Record value, JsonGenerator out) {
        out.writeStartObject();
        for (Part part : Shape.of(value.getClass()).parts()) {
            held(part.of(value)).ifPresent(v -> {
                out.writeName(part.name());
                write(v, out);
            });
        }
        out.writeEndObject();
    }

    private static Optional<Object> held(Object value) {
        return switch (value) {
            case Optional<?> o -> o.flatMap(ResultWriter::held);
            case Double d when d.isInfinite() -> Optional.empty();
            default -> Optional.of(value);
        };
    }

    private static void write(Object value, JsonGenerator out) {
        switch (value) {
            case Double d -> out.writeNumber(d);
            case Long n -> out.writeNumber(n);
            case Integer n -> out.writeNumber(n);
            case Boolean b -> out.writeBoolean(b);
            case String s -> out.writeString(s);
            case Enum<?> e -> out.writeString(Kind.spelling(e));
            case Level l -> out.writeNumber(l.alpha());
            case Record r -> write(r, out);
            case List<?> all -> {
                out.writeStartArray();
                all.forEach(v -> element(v, out));
                out.writeEndArray();
            }
            default -> array(value, out);
        }
    }

    private static void array(Object value, JsonGenerator out) {
        out.writeStartArray();
        for (int i = 0; i < Array.getLength(value); i++) {
            element(Array.get(value, i), out);
        }
        out.writeEndArray();
    }

    private static void element(Object value, JsonGenerator out) {
        held(value).ifPresentOrElse(v -> write(v, out), out::writeNull);
    }
}
