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
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// A design in a file: either the design alone, or `{"design": ..., "mapping": ...}`.
///
/// @param mapping which columns it is judged from; the options say it otherwise
record DesignFile(Design design, Optional<Mapping> mapping) {

    static DesignFile read(Path file) throws InputException {
        try {
            JsonNode tree = JsonText.tree(text(file));
            if (!tree.isObject()) {
                throw unreadable(file, Console.TEXTS.get("member.root"));
            }
            JsonNode design = tree.has("design") ? tree.get("design") : tree;
            Optional<Mapping> mapping = tree.hasNonNull("mapping")
                    ? Optional.of(JsonText.read(tree.get("mapping"), Mapping.class))
                    : Optional.empty();
            return new DesignFile(JsonText.read(design, Design.class), mapping);
        } catch (JacksonException e) {
            throw unreadable(file, where(e));
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

    private static String where(JacksonException e) {
        String path = pathOf(e);
        return switch (e) {
            case UnrecognizedPropertyException _ -> Console.TEXTS.get("member.unknown", path);
            case InvalidFormatException f -> Console.TEXTS.get("member.value", path, String.valueOf(f.getValue()));
            case MismatchedInputException m
            when String.valueOf(m.getOriginalMessage()).contains("null")
                    || String.valueOf(m.getOriginalMessage()).contains("Null") ->
                Console.TEXTS.get("member.missing", path);
            case MismatchedInputException _ -> Console.TEXTS.get("member.shape", path);
            default -> Console.TEXTS.get("member.syntax", String.valueOf(e.getLocation().getLineNr()));
        };
    }

    private static String pathOf(JacksonException e) {
        return String.join(
                ".",
                e.getPath().stream()
                        .map(r -> r.getPropertyName() == null ? "[" + r.getIndex() + "]" : r.getPropertyName())
                        .toList());
    }
}
