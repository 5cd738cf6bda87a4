package dev.winnow.app;

import dev.winnow.experiment.Design;
import dev.winnow.experiment.Template;
import dev.winnow.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The templates that come with Winnow, from `resources/templates`.
public final class BuiltInTemplates {
    /// In the order in which they are offered; a jar cannot be listed, so they are named here.
    private static final List<String> FILES = List.of(
            "conversion", "revenue-guardrail", "retention", "three-arms", "prompt-comparison");

    private BuiltInTemplates() {}

    /// What a file holds.
    ///
    /// @param id never changes, so that a template can be named from outside
    record Content(UUID id, String name, String description, Design design) {}

    /// All of them.
    public static List<Template> all() {
        List<Template> all = new ArrayList<>();
        for (String file : FILES) {
            Content c = read(file);
            all.add(new Template(c.id(), c.name(), c.description(), c.design(), true));
        }
        return List.copyOf(all);
    }

    private static Content read(String file) {
        String path = "/templates/" + file + ".json";
        try (InputStream in = BuiltInTemplates.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + path);
            }
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Content.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
