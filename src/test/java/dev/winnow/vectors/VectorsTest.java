package dev.winnow.vectors;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.json.Json;
import dev.winnow.vectors.Vectors.Case;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.function.Executable;

/// Every case of the vectors against the engine.
///
/// With `-Dvectors.dir=DIR -Dvectors.out=FILE` it answers the cases of another folder instead and writes the answers for
/// an outside judge.
class VectorsTest {
    /// Methods that belong to the servers' own rules and are mapped by later work.
    private static final Set<String> LATER = Set.of(
            "abserver.assign", "abserver.assignment_preview", "abserver.calculate", "abserver.decision",
            "abserver.hash", "abserver.scenario", "abserver.sensitivity", "abserver.simulate_bandit",
            "floopy.experiments", "floopy.verification", "posthog.bias_risk", "posthog.display", "posthog.exposure",
            "posthog.fingerprint", "posthog.lifecycle", "posthog.prompt_variants", "posthog.result_pipeline",
            "posthog.timeseries_status", "posthog.velocity");

    /// Cases whose reference is believed to be wrong, all for one reason.
    ///
    /// @param derivation why
    /// @param third      a third, independent source that agrees with us
    record Disputed(List<String> cases, String derivation, String third) {}

    private static Path resource(String name) {
        URL found = VectorsTest.class.getResource("/" + name);
        try {
            return Path.of(Optional.ofNullable(found).orElseThrow().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Disputed> disputed() throws IOException {
        var byCase = new LinkedHashMap<String, Disputed>();
        for (Disputed d : Json.read(Files.readString(resource("vectors/disputed.json")), Disputed[].class)) {
            System.out.printf("disputed: %s%n  %s%n  %s%n", String.join(", ", d.cases()), d.derivation(), d.third());
            d.cases().forEach(c -> byCase.put(c, d));
        }
        return byCase;
    }

    @Test
    @EnabledIfSystemProperty(named = "vectors.dir", matches = ".+")
    void answerAnotherFolder() {
        Path out = Path.of(System.getProperty("vectors.out", "vectors.ndjson"));
        Vectors.write(Vectors.read(Path.of(System.getProperty("vectors.dir"))), out);
        assertTrue(Files.exists(out));
    }

    @Test
    @DisabledIfSystemProperty(named = "vectors.dir", matches = ".+")
    void everyMethodIsMappedOrLater() {
        Set<String> unmapped = Vectors.read(resource("vectors")).stream()
                .filter(c -> !c.mapped())
                .map(Case::method)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(LATER), unmapped);
    }

    @TestFactory
    @DisabledIfSystemProperty(named = "vectors.dir", matches = ".+")
    Stream<DynamicTest> engineAgreesWithItsReferences() throws IOException {
        Map<String, Disputed> disputed = disputed();
        Map<String, List<Case>> byMethod = Vectors.read(resource("vectors")).stream()
                .filter(Case::mapped)
                .collect(Collectors.groupingBy(Case::method, LinkedHashMap::new, Collectors.toList()));
        return byMethod.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey() + " (" + e.getValue().size() + ")",
                        () -> assertAll(e.getValue().stream().map(c -> check(c, Optional.ofNullable(disputed.get(c.id())))))));
    }

    private static Executable check(Case c, Optional<Disputed> dispute) {
        return () -> {
            Optional<String> wrong = new Judge(c.tolerance()).difference(c.expected(), c.answer());
            if (dispute.isPresent()) {
                assertTrue(wrong.isPresent(), () -> c.id() + " agrees and is disputed no longer");
            } else {
                assertEquals(Optional.empty(), wrong, c::id);
            }
        };
    }
}
