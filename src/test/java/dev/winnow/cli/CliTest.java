package dev.winnow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.winnow.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CliTest {
    @TempDir
    Path folder;

    private Outcome in(String... args) {
        String[] all = new String[args.length + 2];
        all[0] = "--workspace";
        all[1] = folder.resolve("workspace").toString();
        System.arraycopy(args, 0, all, 2, args.length);
        return Outcome.of(all);
    }

    @Test
    void versionIsDataAndNothingElse() {
        Outcome o = Outcome.of("--version");
        assertEquals(0, o.exit());
        assertTrue(o.out().matches("winnow \\d+\\.\\d+\\.\\d+\\R"), o.out());
        assertEquals("", o.err());
    }

    @Test
    void versionAsJson() {
        JsonNode tree = Json.mapper().readTree(Outcome.of("--version", "--json").out());
        assertEquals("winnow", tree.get("name").asString());
    }

    @Test
    void helpNamesEveryCommand() {
        String help = Outcome.of("--help").out();
        for (String name :
                new String[] {"tour", "analyze", "methods", "compute", "import", "project", "experiment", "report", "history",
                    "audit", "workspace", "sample"}) {
            assertTrue(help.contains("\n  " + name + " "), name + " in " + help);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tour", "analyze", "methods", "compute", "import", "project", "experiment", "report", "history", "audit", "workspace",
                "sample", "open"})
    void everyCommandExplainsItself(String name) {
        Outcome o = Outcome.of(name, "--help");
        assertEquals(0, o.exit());
        assertTrue(o.out().startsWith("Usage: winnow " + name), o.out());
        assertFalse(o.out().lines().skip(1).allMatch(String::isBlank));
    }

    @Test
    void unknownCommandSuggestsTheNearest() {
        Outcome o = Outcome.of("projekt");
        assertEquals(2, o.exit());
        assertEquals("", o.out());
        assertTrue(o.err().contains("'projekt'"), o.err());
        assertTrue(o.err().contains("Did you mean: project"), o.err());
    }

    @Test
    void badUsageAsJson() {
        Outcome o = Outcome.of("sample", "--json");
        assertEquals(2, o.exit());
        JsonNode tree = Json.mapper().readTree(o.out());
        assertFalse(tree.get("ok").asBoolean());
        assertTrue(tree.get("problems").get(0).get("message").asString().contains("--out"), o.out());
    }

    @Test
    void noCommandNeedsADisplayOrSaysSo() {
        Outcome o = Outcome.of();
        assertEquals(1, o.exit());
        assertEquals(1, o.err().lines().count(), o.err());
    }

    @Test
    void projectsFromBirthToArchive() {
        assertEquals(0, in("project", "create", "Shop").exit());
        Outcome twice = in("project", "create", "Shop");
        assertEquals(2, twice.exit());
        assertFalse(twice.err().contains("Exception"), twice.err());
        assertEquals(0, in("project", "rename", "shop", "Store").exit());
        assertEquals(0, in("project", "archive", "Store").exit());
        JsonNode all = Json.mapper().readTree(in("project", "list", "--json").out()).get("projects");
        assertEquals(1, all.size());
        assertEquals("Store", all.get(0).get("name").asString());
        assertTrue(all.get(0).get("archived").asBoolean());
    }

    @Test
    void unknownProjectIsNamed() {
        Outcome o = in("project", "rename", "nowhere", "x");
        assertEquals(2, o.exit());
        assertTrue(o.err().contains("no project called 'nowhere'"), o.err());
    }

    @Test
    void anExperimentFromATemplateThroughItsLife() {
        in("project", "create", "Shop");
        JsonNode templates = Json.mapper().readTree(in("experiment", "templates", "--json").out());
        String template = templates.get("templates").get(0).get("name").asString();
        assertEquals(0, in("experiment", "create", "Banner", "--template", template).exit());
        assertEquals(0, in("experiment", "start", "Banner").exit());
        Outcome again = in("experiment", "start", "Banner");
        assertEquals(2, again.exit());
        assertEquals(0, in("experiment", "edit", "banner", "--notes", "Looks fine").exit());
        assertEquals(0, in("experiment", "undo", "Banner").exit());
        JsonNode shown = Json.mapper().readTree(in("experiment", "show", "Banner", "--json").out());
        assertEquals("running", shown.get("experiment").get("status").asString());
        assertEquals("", shown.get("experiment").get("notes").asString());
        Outcome history = in("history", "Banner");
        assertTrue(history.out().lines().count() >= 3, history.out());
        assertTrue(in("audit").out().contains("experiment"), "audit");
    }

    @Test
    void aDesignFileWithAMistakeIsPointedAt() throws Exception {
        in("project", "create", "Shop");
        Path design = Files.writeString(folder.resolve("design.json"), "{\"unti\": \"visitor\"}");
        Outcome o = in("experiment", "create", "Banner", "--design", design.toString());
        assertEquals(2, o.exit());
        assertTrue(o.err().contains("design.json") && o.err().contains("the member 'alpha'"), o.err());
        assertFalse(o.err().contains("Deserialization") || o.err().contains("dev."), o.err());
        assertEquals(2, in("experiment", "create", "Banner").exit());
    }

    @Test
    void aMissingDesignFileIsOneSentence() {
        in("project", "create", "Shop");
        Outcome o = in("experiment", "create", "Banner", "--design", folder.resolve("none.json").toString());
        assertEquals(2, o.exit());
        assertTrue(o.err().contains("none.json"), o.err());
        assertEquals(1, o.err().lines().count(), o.err());
    }

    @Test
    void aWorkspaceIsCheckedBackedUpAndRestored() {
        in("project", "create", "Shop");
        assertEquals(0, in("workspace", "validate").exit());
        String backup = in("workspace", "backup").out().strip();
        assertTrue(Files.exists(Path.of(backup)), backup);
        in("project", "create", "Later");
        assertEquals(0, in("workspace", "restore", backup).exit());
        assertFalse(in("project", "list").out().contains("Later"));
    }

    @Test
    void aFolderOfOtherThingsIsRefused() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("workspace")).resolve("other.txt"), "x");
        Outcome o = in("project", "list");
        assertEquals(1, o.exit());
        assertEquals("", o.out());
        assertFalse(o.err().contains("Exception"), o.err());
    }
}
