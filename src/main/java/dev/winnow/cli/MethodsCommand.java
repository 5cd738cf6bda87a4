package dev.winnow.cli;

import dev.winnow.experiment.InputException;
import dev.winnow.json.Json;
import dev.winnow.methods.Catalogue;
import dev.winnow.methods.Compute;
import dev.winnow.methods.Family;
import dev.winnow.methods.Method;
import dev.winnow.methods.Schemas;
import dev.winnow.methods.Words;
import dev.winnow.methods.Words.Field;
import dev.winnow.text.Near;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// The catalogue, or one of its methods with its fields, formula and sources.
@Command(name = "methods")
final class MethodsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", arity = "0..1", descriptionKey = "id")
    private Optional<String> id = Optional.empty();

    private final Console console;

    MethodsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        return console.print(id.isPresent() ? one(find(id.get())) : list());
    }

    private static Method<?, ?> find(String id) throws InputException {
        Optional<Method<?, ?>> found = Catalogue.find(id);
        if (found.isPresent()) {
            return found.get();
        }
        List<String> ids = Catalogue.all().stream().<String>map(m -> m.id()).toList();
        Optional<String> near = Near.of(id, ids);
        throw near.isPresent()
                ? Lookup.bad("methodNear", "ID", id, id, near.get())
                : Lookup.bad("methodUnknown", "ID", id, id);
    }

    private static Answer list() {
        List<Map<String, Object>> all = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        int width = Catalogue.all().stream().mapToInt(m -> m.id().length()).max().orElse(0);
        for (Family family : Family.values()) {
            List<Method<?, ?>> shelf = Catalogue.all().stream().filter(m -> m.family() == family).toList();
            if (shelf.isEmpty()) {
                continue;
            }
            lines.add(lines.isEmpty() ? Words.title(family) : "\n" + Words.title(family));
            for (Method<?, ?> m : shelf) {
                Words words = Words.of(m);
                lines.add("  " + m.id() + " ".repeat(width - m.id().length() + 2) + words.title());
                all.add(head(m, words));
            }
        }
        return new Answer(Map.of("methods", all), lines);
    }

    private static Map<String, Object> head(Method<?, ?> m, Words words) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("id", m.id());
        head.put("family", m.family().key());
        head.put("title", words.title());
        head.put("use", words.use());
        return head;
    }

    private static Answer one(Method<?, ?> m) {
        Words words = Words.of(m);
        JsonNode example = Json.mapper().readTree(m.example());
        JsonNode answer = Compute.example(m);
        Map<String, Object> json = head(m, words);
        json.put("avoid", words.avoid());
        json.put("formula", words.formula());
        json.put("sources", words.sources());
        json.put("input", Schemas.input(m));
        json.put("output", Schemas.output(m));
        var shown = new LinkedHashMap<String, Object>();
        shown.put("input", example);
        shown.put("result", answer);
        json.put("example", shown);
        List<String> lines = new ArrayList<>();
        lines.add(m.id() + ": " + words.title());
        section(lines, "use", words.use());
        section(lines, "avoid", words.avoid());
        section(lines, "formula", words.formula());
        section(lines, "sources", words.sources());
        fields(lines, "input", words.inputs());
        fields(lines, "result", words.outputs());
        section(lines, "example", Json.write(Json.mapper().createObjectNode().put("method", m.id()).set("input", example)));
        section(lines, "answer", Json.write(answer));
        return new Answer(json, lines);
    }

    private static void section(List<String> lines, String key, String text) {
        lines.add("");
        lines.add(Console.TEXTS.get("method." + key));
        text.lines().forEach(l -> lines.add("  " + l));
    }

    private static void fields(List<String> lines, String key, List<Field> fields) {
        lines.add("");
        lines.add(Console.TEXTS.get("method." + key));
        for (Field f : fields) {
            String rest = f.standard()
                    .map(s -> Console.TEXTS.get("method.standard", s))
                    .orElse(f.optional() ? Console.TEXTS.get("method.optional") : "");
            lines.add("  " + f.path() + ": " + f.type() + rest);
            lines.add("      " + f.meaning());
        }
    }
}
