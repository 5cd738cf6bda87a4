package dev.winnow.data;

import dev.winnow.experiment.InputException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON objects, one a line or in one array; nested values stay JSON text.
final class JsonFiles {
    private static final int SAMPLE = 10_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonFiles() {}

    /// Takes one object and the line that it starts on.
    @FunctionalInterface
    private interface Sink {
        /// @return whether to go on
        boolean take(long line, Map<String, String> cells) throws SQLException;
    }

    static Source open(Head head) throws InputException {
        Charset charset = head.charset();
        Set<String> names = new LinkedHashSet<>();
        List<Map<String, String>> rows = new ArrayList<>();
        boolean[] whole = {head.whole()};
        try (Reader in = head.whole()
                ? new StringReader(head.text(charset, Head.SIZE))
                : CsvRows.text(head.file(), charset, Optional.empty())) {
            each(head.file(), in, (_, cells) -> {
                names.addAll(cells.keySet());
                if (rows.size() < SAMPLE) {
                    rows.add(cells);
                } else {
                    whole[0] = false;
                }
                return true;
            });
        } catch (IOException e) {
            throw Problems.file("fileUnreadable", head.file());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (rows.isEmpty() || names.isEmpty()) {
            throw Problems.file("headerOnly", head.file());
        }
        List<String> order = List.copyOf(names);
        List<List<String>> sample = rows.stream().map(r -> row(r, order)).toList();
        boolean mark = head.mark() > 0;
        return new Source(List.of(head.file()),
                new ReadOptions(FileFormat.JSON, ",", "\"", charset.name(), mark, false, true),
                Dialect.names(order), sample, whole[0], Optional.empty(), head.packing(), List.of(), "");
    }

    static void read(Source source, int file, Staging to) throws IOException, SQLException, InputException {
        Path path = source.files().get(file);
        List<String> order = source.places().isEmpty()
                ? source.names()
                : Source.open(List.of(path), Optional.of(source.options())).names();
        try (Reader in = CsvRows.text(path, charset(source), Optional.of(to))) {
            each(path, in, (line, cells) -> {
                to.row(file, line, row(cells, order));
                return true;
            });
        }
        to.nextFile();
    }

    private static Charset charset(Source source) {
        String name = source.options().charset();
        return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
    }

    private static List<String> row(Map<String, String> cells, List<String> order) {
        List<String> out = new ArrayList<>();
        for (String n : order) {
            out.add(cells.getOrDefault(n, ""));
        }
        return out;
    }

    private static void each(Path file, Reader in, Sink sink) throws SQLException, InputException {
        long at = 1;
        try (JsonParser p = JSON.createParser(in)) {
            for (JsonToken t = p.nextToken(); t != null; t = p.nextToken()) {
                at = p.currentTokenLocation().getLineNr();
                if (t == JsonToken.START_ARRAY || t == JsonToken.END_ARRAY) {
                    continue;
                }
                if (t != JsonToken.START_OBJECT) {
                    throw Problems.file("jsonShape", file, Problems.count(at));
                }
                JsonNode node = p.readValueAsTree();
                Map<String, String> cells = new LinkedHashMap<>();
                node.properties().forEach(e -> cells.put(e.getKey().strip(), text(e.getValue())));
                if (!sink.take(at, cells)) {
                    return;
                }
            }
        } catch (StreamConstraintsException e) {
            throw Problems.file("jsonTooLong", file, Problems.count(Math.max(at, line(e))));
        } catch (JacksonException e) {
            throw Problems.file("jsonBroken", file, Problems.count(Math.max(at, line(e))));
        }
    }

    private static long line(JacksonException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }

    private static String text(JsonNode n) {
        if (n.isNull() || n.isMissingNode()) {
            return "";
        }
        return n.isString() ? n.stringValue() : n.toString();
    }
}
