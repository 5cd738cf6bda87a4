package dev.winnow.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.winnow.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Every method under inputs that nobody should send: each gets a result with finite numbers or one clear error, and
/// never fails in a way that was not foreseen.
class HostileInputTest {
    private static final int ROUNDS = 60;
    private static final List<String> VALUES = List.of(
            "0", "1", "2", "-1", "0.5", "-0.5", "1e-300", "-1e300", "1e300", "1e308", "1e400", "9007199254740991",
            "2147483647", "1000000", "1.5", "1e-12", "0.999999999999", "null", "true", "\"\"", "\"word\"", "[]", "[0]",
            "[1,1]", "[1e300,-1e300]", "[[]]", "[[1]]", "{}");
    private static final Set<String> WITHOUT_FIELD = Set.of("undefined");

    static Collection<Method<?, ?>> methods() {
        return Catalogue.all();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void noInputGetsThrough(Method<?, ?> m) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(m.id().hashCode());
        Set<String> wrong = new TreeSet<>();
        for (JsonNode input : inputs(m, random)) {
            String said = verdict(m, input);
            if (!said.isEmpty()) {
                wrong.add(said + " for " + input);
            }
        }
        assertEquals(Set.of(), wrong, m.id() + ": " + wrong.size() + " answers are not as they should be");
    }

    /// Each value at each place once, and then several at a time.
    private static List<JsonNode> inputs(Method<?, ?> m, RandomGenerator random) {
        JsonNode example = full(m);
        List<JsonNode> all = new ArrayList<>();
        for (String place : places(example, "")) {
            VALUES.forEach(v -> all.add(changed(example, place, v)));
            all.add(without(example, place));
        }
        for (int i = 0; i < ROUNDS; i++) {
            JsonNode input = example;
            for (int k = 0; k < 3; k++) {
                List<String> places = places(input, "");
                if (!places.isEmpty()) {
                    String place = places.get(random.nextInt(places.size()));
                    input = changed(input, place, VALUES.get(random.nextInt(VALUES.size())));
                }
            }
            all.add(input);
        }
        return all;
    }

    /// The example with its defaults spelled out, so that they are changed too.
    private static JsonNode full(Method<?, ?> m) {
        ObjectNode input = (ObjectNode) Json.mapper().readTree(m.example());
        Shape.of(m.input()).parts().stream()
                .filter(p -> !input.has(p.name()))
                .forEach(p -> p.standard().ifPresent(s -> input.set(p.name(), s)));
        return input;
    }

    /// Pointers to every member and to the first elements of every array.
    private static List<String> places(JsonNode node, String prefix) {
        List<String> all = new ArrayList<>();
        if (node instanceof ObjectNode o) {
            for (Map.Entry<String, JsonNode> e : o.properties()) {
                all.add(prefix + "/" + e.getKey());
                all.addAll(places(e.getValue(), prefix + "/" + e.getKey()));
            }
        } else if (node instanceof ArrayNode a) {
            for (int i = 0; i < Math.min(2, a.size()); i++) {
                all.add(prefix + "/" + i);
                all.addAll(places(a.get(i), prefix + "/" + i));
            }
        }
        return all;
    }

    private static JsonNode changed(JsonNode input, String place, String value) {
        JsonNode copy = input.deepCopy();
        int cut = place.lastIndexOf('/');
        JsonNode holder = copy.at(place.substring(0, cut));
        JsonNode put = Json.mapper().readTree(value);
        if (holder instanceof ObjectNode o) {
            o.set(place.substring(cut + 1), put);
        } else if (holder instanceof ArrayNode a) {
            a.set(Integer.parseInt(place.substring(cut + 1)), put);
        }
        return copy;
    }

    private static JsonNode without(JsonNode input, String place) {
        JsonNode copy = input.deepCopy();
        int cut = place.lastIndexOf('/');
        JsonNode holder = copy.at(place.substring(0, cut));
        if (holder instanceof ObjectNode o) {
            o.remove(place.substring(cut + 1));
        } else if (holder instanceof ArrayNode a) {
            a.remove(Integer.parseInt(place.substring(cut + 1)));
        }
        return copy;
    }

    /// What is wrong with the answer; empty if nothing is.
    private static String verdict(Method<?, ?> m, JsonNode input) {
        Set<String> faults = new ConcurrentSkipListSet<>();
        StringWriter out = new StringWriter();
        String request = "{\"method\":\"%s\",\"input\":%s}".formatted(m.id(), input.toString().replace("\"Infinity\"", "1e400"));
        try {
            Compute.run(new StringReader(request), out, new Faults(faults));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode answer = Json.mapper().readTree(out.toString());
        if (answer.get("ok").asBoolean()) {
            return "";
        }
        JsonNode error = answer.get("error");
        String code = error.get("code").asString();
        if (code.equals("internal")) {
            return "internal " + faults;
        }
        boolean vague = code.equals("not-allowed") && error.path("field").asString("").equals("input");
        boolean named = !vague && error.has("field") != WITHOUT_FIELD.contains(code);
        return named && !error.get("message").asString().isBlank() ? "" : "no field: " + error;
    }

    private record Faults(Set<String> all) implements Compute.Listener {
        @Override
        public void check() {}

        @Override
        public void answered(long requests) {}

        @Override
        public void failed(String code, Throwable thrown) {
            StackTraceElement[] frames = thrown.getStackTrace();
            all.add(thrown + (frames.length == 0 ? "" : " at " + frames[0]));
        }
    }
}
