package dev.winnow.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.winnow.json.Json;
import dev.winnow.methods.Words.Field;
import dev.winnow.stats.Outcome.Cause;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What holds for every method, whoever adds one.
class CatalogueTest {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Collection<Method<?, ?>> methods() {
        return Catalogue.all();
    }

    @Test
    void idsArePlainWords() {
        assertFalse(Catalogue.all().isEmpty());
        for (Method<?, ?> m : Catalogue.all()) {
            assertTrue(m.id().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"), m.id());
        }
    }

    @Test
    void titlesAreTold() {
        Set<String> titles = Catalogue.all().stream().map(m -> Words.of(m).title()).collect(Collectors.toSet());
        assertEquals(Catalogue.all().size(), titles.size(), "two methods have the same title");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyWordIsThere(Method<?, ?> m) {
        Words words = Words.of(m);
        List<String> own = List.of(
                Words.title(m.family()), words.title(), words.use(), words.avoid(), words.formula(), words.sources());
        Stream<String> fields = Stream.concat(words.inputs().stream(), words.outputs().stream()).map(Field::meaning);
        Stream.concat(own.stream(), fields).forEach(text -> assertFalse(text.isBlank(), m.id()));
    }

    /// An apostrophe that is not doubled takes the next words with it.
    @ParameterizedTest
    @EnumSource(Family.class)
    void patternsQuoteNothingByAccident(Family family) {
        ResourceBundle bundle = bundle(family.key());
        for (String key : bundle.keySet()) {
            String bare = bundle.getString(key).replace("''", "").replaceAll("'[{}]+'", "");
            assertFalse(bare.contains("'") || bare.contains("{"), key + " of " + family.key() + ": " + bare);
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void noWordIsLeftOver(Family family) {
        Set<String> unused = new TreeSet<>(bundle(family.key()).keySet());
        unused.remove("family");
        Catalogue.all().stream().filter(m -> m.family() == family).forEach(m -> {
            Stream.of("title", "use", "avoid", "formula", "sources").forEach(k -> unused.remove(m.id() + "." + k));
            Words.of(m).inputs().forEach(f -> used(m, ".in.", f, unused));
            Words.of(m).outputs().forEach(f -> used(m, ".out.", f, unused));
        });
        assertEquals(Set.of(), unused, "words of " + family.key() + " that nothing shows");
    }

    private static void used(Method<?, ?> m, String side, Field field, Set<String> unused) {
        String name = field.path().substring(field.path().lastIndexOf('.') + 1);
        unused.remove(m.id() + side + name);
        unused.remove(side.substring(1) + name);
    }

    private static ResourceBundle bundle(String name) {
        return ResourceBundle.getBundle("i18n.methods." + name, Locale.ROOT);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theExampleAnswersWithFiniteNumbers(Method<?, ?> m) {
        JsonNode result = Compute.example(m);
        assertFalse(result.isEmpty(), m.id());
        assertEquals(result, Json.mapper().readTree(Json.write(result)), m.id());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theSchemasTakeTheExample(Method<?, ?> m) {
        assertEquals(List.of(), schema(Schemas.input(m)).validate(m.example(), InputFormat.JSON), m.id());
        String answer = Json.write(Compute.example(m));
        assertEquals(List.of(), schema(Schemas.output(m)).validate(answer, InputFormat.JSON), m.id());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theSchemasAreSchemas(Method<?, ?> m) {
        Schema dialect = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertEquals(List.of(), dialect.validate(Json.write(Schemas.input(m)), InputFormat.JSON), m.id());
        assertEquals(List.of(), dialect.validate(Json.write(Schemas.output(m)), InputFormat.JSON), m.id());
        assertFalse(dialect.validate("{\"type\": \"nothing\"}", InputFormat.JSON).isEmpty(), "it can refuse");
    }

    private static Schema schema(JsonNode schema) {
        return REGISTRY.getSchema(Json.write(schema), InputFormat.JSON);
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void everyCauseHasASentence(Cause cause) {
        assertFalse(Problems.sentence(cause, 1).isBlank());
    }
}
