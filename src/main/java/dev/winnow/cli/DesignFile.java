package dev.winnow.cli;

import dev.winnow.data.Mapping;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.InputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.node.MissingNode;

/// A design in a file: either the design alone, or `{"design": ..., "mapping": ...}`.
///
/// @param mapping which columns it is judged from; the options say it otherwise
record DesignFile(Design design, Optional<Mapping> mapping) {

    static DesignFile read(Path file) throws InputException {
        JsonNode[] part = new JsonNode[1];
        try {
            JsonNode tree = JsonText.tree(text(file));
            if (!tree.isObject() || (tree.has("design") && !tree.get("design").isObject())) {
                throw unreadable(file, Console.TEXTS.get("member.root"));
            }
            Optional<Mapping> mapping = Optional.empty();
            if (tree.hasNonNull("mapping")) {
                part[0] = tree.get("mapping");
                mapping = Optional.of(JsonText.read(part[0], Mapping.class));
            }
            part[0] = tree.has("design") ? tree.get("design") : tree;
            return new DesignFile(JsonText.read(part[0], Design.class), mapping);
        } catch (JacksonException e) {
            throw unreadable(file, where(e, Optional.ofNullable(part[0])));
        }
    }

    private static String text(Path file) throws InputException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException _) {
            throw unreadable(file, Console.TEXTS.get("member.noFile"));
        } catch (CharacterCodingException _) {
            throw unreadable(file, Console.TEXTS.get("member.noText"));
        } catch (IOException _) {
            throw unreadable(file, Console.TEXTS.get("member.noReading"));
        }
    }

    private static InputException unreadable(Path file, String why) {
        return Lookup.bad("designUnreadable", "--design", file.toString(), file.toString(), why);
    }

    /// @param read what was read when it failed
    private static String where(JacksonException e, Optional<JsonNode> read) {
        String path = pathOf(e);
        JsonNode there = read.map(n -> at(n, e)).orElse(MissingNode.getInstance());
        return switch (e) {
            case UnrecognizedPropertyException _ -> Console.TEXTS.get("member.unknown", path);
            case MismatchedInputException _ when there.isMissingNode() || there.isNull() ->
                Console.TEXTS.get("member.missing", path);
            case MismatchedInputException _ when there.isValueNode() ->
                Console.TEXTS.get("member.value", path, there.asString());
            case MismatchedInputException _ -> Console.TEXTS.get("member.shape", path);
            default -> Console.TEXTS.get("member.syntax", String.valueOf(e.getLocation().getLineNr()));
        };
    }

    /// What stands at the place of a failure.
    private static JsonNode at(JsonNode read, JacksonException e) {
        JsonNode node = read;
        for (JacksonException.Reference r : e.getPath()) {
            node = r.getPropertyName() == null ? node.path(r.getIndex()) : node.path(r.getPropertyName());
        }
        return node;
    }

    private static String pathOf(JacksonException e) {
        return String.join(
                ".",
                e.getPath().stream()
                        .map(r -> r.getPropertyName() == null ? "[" + r.getIndex() + "]" : r.getPropertyName())
                        .toList());
    }
}
