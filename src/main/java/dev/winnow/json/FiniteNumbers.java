package dev.winnow.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.core.util.JsonGeneratorDecorator;
import tools.jackson.core.util.JsonGeneratorDelegate;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Refuses NaN and infinities, which JSON has no word for, whichever way they come.
final class FiniteNumbers {
    /// What goes out, trees and arrays included.
    static final JsonGeneratorDecorator WRITTEN = new JsonGeneratorDecorator() {
        @Override
        public JsonGenerator decorate(TokenStreamFactory factory, JsonGenerator out) {
            return new Strict(out);
        }
    };

    private FiniteNumbers() {}

    /// What comes in: 1e400 and "NaN" are no doubles.
    static SimpleModule read() {
        return new SimpleModule("finite-numbers")
                .addDeserializer(Double.class, new Reader(Double.class))
                .addDeserializer(Double.TYPE, new Reader(Double.TYPE));
    }

    private static final class Strict extends JsonGeneratorDelegate {
        Strict(JsonGenerator out) {
            super(out, false);
        }

        @Override
        public JsonGenerator writeNumber(double v) {
            if (!Double.isFinite(v)) {
                throw new StreamWriteException(this, v + " is not a number that JSON can hold");
            }
            super.writeNumber(v);
            return this;
        }

        @Override
        public JsonGenerator writeNumber(float v) {
            return writeNumber((double) v);
        }

        @Override
        public JsonGenerator writeArray(double[] array, int offset, int length) {
            writeStartArray();
            for (int i = offset; i < offset + length; i++) {
                writeNumber(array[i]);
            }
            writeEndArray();
            return this;
        }
    }

    private static final class Reader extends StdScalarDeserializer<Double> {
        Reader(Class<Double> type) {
            super(type);
        }

        @Override
        public Double deserialize(JsonParser in, DeserializationContext context) {
            JsonToken token = in.currentToken();
            if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
                double v = in.getDoubleValue();
                if (Double.isFinite(v)) {
                    return v;
                }
                return context.reportInputMismatch(this, "%s is too large for a number", in.getString());
            }
            return (Double) context.handleUnexpectedToken(getValueType(context), in);
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            if (handledType().isPrimitive()) {
                return context.reportInputMismatch(this, "a number is missing");
            }
            return super.getNullValue(context);
        }
    }
}
