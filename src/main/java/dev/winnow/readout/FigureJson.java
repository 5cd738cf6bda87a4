package dev.winnow.readout;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.type.TypeFactory;

/// How a [Figure] stands in JSON.
final class FigureJson {
    private static final String CODE = "code";
    private static final String REASON = "reason";

    private FigureJson() {}

    static final class Writer extends ValueSerializer<Figure<?>> {
        @Override
        public void serialize(Figure<?> figure, JsonGenerator out, SerializationContext context) {
            switch (figure) {
                case Figure.Known<?>(var value) -> context.writeValue(out, value);
                case Figure.Absent<?>(var code, var reason) -> {
                    out.writeStartObject();
                    out.writeStringProperty(CODE, code);
                    out.writeStringProperty(REASON, reason);
                    out.writeEndObject();
                }
            }
        }
    }

    /// Figures hold records; none of them has a member `reason`, so that one tells the two apart.
    static final class Reader extends ValueDeserializer<Figure<?>> {
        private final JavaType held;

        /// For Jackson, which asks for the type held before it reads.
        Reader() {
            this(TypeFactory.unknownType());
        }

        private Reader(JavaType held) {
            this.held = held;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            JavaType figure = property == null ? context.getContextualType() : property.getType();
            return new Reader(figure.containedTypeOrUnknown(0));
        }

        @Override
        public Figure<?> deserialize(JsonParser in, DeserializationContext context) {
            JsonNode node = context.readTree(in);
            if (node.has(REASON)) {
                return new Figure.Absent<>(
                        node.path(CODE).asString(), node.path(REASON).asString());
            }
            Object value = context.readTreeAsValue(node, held);
            return new Figure.Known<>(value);
        }
    }
}
