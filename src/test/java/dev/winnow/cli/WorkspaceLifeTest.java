package dev.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way of the README through a workspace, command by command.
class WorkspaceLifeTest {
    @TempDir
    private Path folder;

    private Outcome in(String... args) {
        String[] all = new String[args.length + 2];
        all[0] = "--workspace";
        all[1] = folder.resolve("team").toString();
        System.arraycopy(args, 0, all, 2, args.length);
        return Outcome.of(all);
    }

    @Test
    void aDraftFromATemplateTakesVariantsAndMetricsFromItsFirstData() throws Exception {
        var text = new StringBuilder("visitor_id,variant,converted\n");
        for (int i = 0; i < 400; i++) {
            text.append("v%d,%s,%d%n".formatted(i, i % 2 == 0 ? "control" : "new", i % (i % 2 == 0 ? 4 : 3) == 0 ? 1 : 0));
        }
        Path csv = Files.writeString(folder.resolve("visits.csv"), text);
        assertEquals(0, in("project", "create", "Shop").exit());
        Outcome unknown = in("experiment", "create", "Button", "--template", "nothing");
        assertEquals(2, unknown.exit());
        assertTrue(unknown.err().contains("'nothing'") && unknown.err().contains("experiment templates"), unknown.err());
        assertEquals(0, in("experiment", "create", "Button", "--template", "conversion").exit());

        Outcome imported = in("import", csv.toString(), "--experiment", "Button");
        assertEquals(0, imported.exit(), imported.err());
        assertTrue(imported.err().contains("control, new") && imported.err().contains("converted"), imported.err());

        Outcome run = in("experiment", "run", "Button", "--json");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("\"control\" : 200"), run.out());
        assertEquals(3, Json.mapper().readTree(in("history", "Button", "--json").out()).path("revisions").size());
        assertEquals(0, in("workspace", "validate").exit());
    }
}
