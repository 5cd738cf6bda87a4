package dev.winnow.methods;

import dev.winnow.json.Json;
import dev.winnow.methods.Requests.Raw;
import dev.winnow.stats.Outcome;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/// Answers one request with one line of JSON, whatever the request is.
final class Answers {
    private static final ObjectReader STRICT =
            Json.mapper().reader().with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final BiConsumer<String, Throwable> faults;

    /// @param faults told of every calculation that failed though it should not: a code to search for, and what
    ///     happened
    Answers(BiConsumer<String, Throwable> faults) {
        this.faults = faults;
    }

    /// @param json   the line, without its end
    /// @param broken the sentence for a request that was not JSON at all
    record Line(String json, boolean ok, Optional<String> broken) {}

    /// Why there is no result.
    ///
    /// @param field that is to blame, where one is
    /// @param cause for `undefined`: what the data lack
    private record Failure(String code, String message, Optional<String> field, Optional<String> cause) {
        static Failure of(BadInput e) {
            return new Failure(e.code(), Problems.sentence(e), Optional.of(e.field()), Optional.empty());
        }

        static Failure of(String code, Object... args) {
            return saying(code, Problems.text(code, args));
        }

        static Failure saying(String code, String message) {
            return new Failure(code, message, Optional.empty(), Optional.empty());
        }
    }

    Line line(Raw raw) {
        if (raw.fault().isPresent()) {
            String fault = raw.fault().get();
            String sentence = Problems.text(fault, raw.place(), Requests.LONGEST);
            return fault.equals("too-long")
                    ? failed(Optional.empty(), Failure.saying(fault, sentence))
                    : broken(sentence);
        }
        JsonNode item;
        try {
            item = STRICT.readTree(raw.text());
        } catch (DatabindException e) {
            return twice(raw, e);
        } catch (JacksonException e) {
            return malformed(raw, e);
        }
        if (item.isMissingNode()) {
            return broken(Problems.text("malformed-json", raw.place(), Problems.text("syntax.end")));
        }
        if (!item.isObject()) {
            return failed(Optional.empty(), Failure.of("not-an-object", raw.place(), Problems.described(item)));
        }
        return answer(item);
    }

    /// Either one object with a name twice in it, or more than one value.
    private static Line twice(Raw raw, DatabindException strict) {
        try {
            JsonNode item = Json.mapper().readTree(raw.text());
            String name = String.valueOf(strict.getOriginalMessage()).replaceAll("(?s)^[^\"]*\"(.*?)\" for .*", "$1");
            return failed(id(item), Failure.of("duplicate-field", raw.place(), Problems.quotable(name)));
        } catch (JacksonException e) {
            return malformed(raw, e);
        }
    }

    private static Line malformed(Raw raw, JacksonException e) {
        String why = switch (e) {
            case StreamConstraintsException _ -> Problems.text("syntax.deep");
            case UnexpectedEndOfInputException _ -> Problems.text("syntax.end");
            case StreamReadException s -> Problems.text("syntax.character", s.getLocation().getColumnNr());
            default -> Problems.text("syntax.more");
        };
        return broken(Problems.text("malformed-json", raw.place(), why));
    }

    private Line answer(JsonNode item) {
        Optional<JsonNode> id = id(item);
        try {
            if (item.has("id") && id.isEmpty()) {
                throw new BadInput("not-finite", "id");
            }
            Method<?, ?> method = method(Optional.ofNullable(item.get("method")));
            Optional<JsonNode> input = Optional.ofNullable(item.get("input"));
            return result(id, method, input.orElseThrow(() -> new BadInput("missing-input", "input")));
        } catch (BadInput e) {
            return failed(id, Failure.of(e));
        }
    }

    /// An id that can be written down again.
    private static Optional<JsonNode> id(JsonNode item) {
        Optional<JsonNode> id = Optional.ofNullable(item.get("id"));
        try {
            id.ifPresent(Json::write);
            return id;
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Method<?, ?> method(Optional<JsonNode> given) {
        JsonNode node = given.orElseThrow(() -> new BadInput("missing-method", "method"));
        if (!node.isString()) {
            throw Problems.wrongType("method", node, new Kind.Text());
        }
        String id = node.stringValue();
        return Catalogue.find(id)
                .orElseThrow(() -> Problems.unknownMethod(
                        id, Catalogue.all().stream().<String>map(m -> m.id()).toList()));
    }

    private <I extends Record, O extends Record> Line result(
            Optional<JsonNode> id, Method<I, O> method, JsonNode input) {
        I read = InputReader.read(input, method.input());
        try {
            return switch (method.calculation().apply(read)) {
                case Outcome.Known<O>(O value) -> known(id, value);
                case Outcome.Undefined<O>(Outcome.Cause cause, double found) -> failed(id, new Failure(
                        "undefined",
                        Problems.sentence(cause, found),
                        Optional.empty(),
                        Optional.of(Kind.spelling(cause))));
            };
        } catch (BadInput | CancellationException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            String code = code(e);
            faults.accept(code, e);
            return failed(id, Failure.of("internal", method.id(), code));
        }
    }

    /// The same fault has the same code, so that it can be searched for.
    private static String code(Throwable e) {
        StackTraceElement[] frames = e.getStackTrace();
        String place = frames.length == 0 ? "" : frames[0].getClassName() + frames[0].getMethodName();
        return "%08X".formatted(e.getClass().getName().hashCode() * 31 + place.hashCode());
    }

    private static Line broken(String sentence) {
        Line line = failed(Optional.empty(), Failure.saying("malformed-json", sentence));
        return new Line(line.json(), false, Optional.of(sentence));
    }

    private static Line known(Optional<JsonNode> id, Record value) {
        return new Line(written(id, true, out -> {
            out.writeName("result");
            ResultWriter.write(value, out);
        }), true, Optional.empty());
    }

    private static Line failed(Optional<JsonNode> id, Failure why) {
        return new Line(written(id, false, out -> {
            out.writeName("error");
            out.writeStartObject();
            out.writeStringProperty("code", why.code());
            out.writeStringProperty("message", why.message());
            why.field().ifPresent(f -> out.writeStringProperty("field", f));
            why.cause().ifPresent(c -> out.writeStringProperty("cause", c));
            out.writeEndObject();
        }), false, Optional.empty());
    }

    private static String written(Optional<JsonNode> id, boolean ok, Consumer<JsonGenerator> rest) {
        var text = new StringWriter();
        try (JsonGenerator out = Json.mapper().createGenerator(text)) {
            out.writeStartObject();
            id.ifPresent(i -> out.writePOJOProperty("id", i));
            out.writeBooleanProperty("ok", ok);
            rest.accept(out);
            out.writeEndObject();
        }
        return text.toString();
    }
}
