package dev.winnow.vectors;

import dev.winnow.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Reads folders of vectors, answers them with the engine and writes the answers.
final class Vectors {
    /// Which call of the engine answers which method: one class a family.
    static final Map<String, Mapping> MAPPINGS = together(List.of(
            AdjustVectors.ALL, BanditVectors.ALL, BayesVectors.ALL, CountVectors.ALL, DesignVectors.ALL,
            DistributionVectors.ALL, GroupSequentialVectors.ALL, MeansVectors.ALL, MetaVectors.ALL,
            MultipleVectors.ALL, GrowthBookVectors.ALL, PostHogVectors.ALL, AbServerVectors.ALL, PowerVectors.ALL, ProportionVectors.ALL, RankVectors.ALL,
            AnytimeVectors.ALL, SurvivalVectors.ALL));

    /// Plain, because answers may hold infinite numbers.
    private static final ObjectMapper PLAIN = JsonMapper.builder().build();

    /// @param id       unique name of the case
    /// @param expected what the reference says
    record Case(String id, String method, Input input, JsonNode expected, JsonNode tolerance) {
        static Case of(String line) {
            JsonNode n = PLAIN.readTree(line);
            return new Case(
                    n.get("id").asString(), n.get("method").asString(), new Input(n.get("input")), n.get("expected"),
                    n.path("tol"));
        }

        boolean mapped() {
            return MAPPINGS.containsKey(method);
        }

        /// What the engine says.
        JsonNode answer() {
            Mapping mapping = MAPPINGS.get(method);
            if (mapping == null) {
                throw new IllegalStateException("no mapping for " + method);
            }
            return PLAIN.valueToTree(spelled(mapping.answer(input)));
        }
    }

    private Vectors() {}

    private static Map<String, Mapping> together(List<Map<String, Mapping>> families) {
        var all = new LinkedHashMap<String, Mapping>();
        for (Map<String, Mapping> family : families) {
            for (Map.Entry<String, Mapping> e : family.entrySet()) {
                if (all.put(e.getKey(), e.getValue()) != null) {
                    throw new IllegalStateException(e.getKey() + " is mapped twice");
                }
            }
        }
        return all;
    }

    /// All cases under a folder, in the order of file names.
    static List<Case> read(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".ndjson") || f.toString().endsWith(".ndjson.gz"))
                    .sorted()
                    .flatMap(f -> lines(f).stream())
                    .filter(l -> !l.isBlank())
                    .map(Case::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.readAllLines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One line a case: `{"id","actual":{...}}` or `{"id","error":"..."}`.
    static void write(Collection<Case> cases, Path out) {
        try (Writer w = Files.newBufferedWriter(out)) {
            for (Case c : cases) {
                w.write(result(c) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String result(Case c) {
        try {
            return Json.write(Map.of("id", c.id(), "actual", c.answer()));
        } catch (RuntimeException e) {
            return Json.write(Map.of("id", c.id(), "error", String.valueOf(e.getMessage())));
        }
    }

    /// JSON knows no infinite numbers; the vectors write them as text.
    private static @Nullable Object spelled(@Nullable Object value) {
        return switch (value) {
            case Double d when d == Double.POSITIVE_INFINITY -> "Inf";
            case Double d when d == Double.NEGATIVE_INFINITY -> "-Inf";
            case Double d when d.isNaN() -> throw new IllegalStateException("the engine answered NaN");
            case double[] a -> java.util.Arrays.stream(a).boxed().map(Vectors::spelled).toList();
            case Map<?, ?> m -> {
                var out = new LinkedHashMap<String, @Nullable Object>();
                m.forEach((k, v) -> out.put(String.valueOf(k), spelled(v)));
                yield out;
            }
            case Collection<?> c -> c.stream().map(Vectors::spelled).toList();
            case null, default -> value;
        };
    }
}
