package dev.winnow.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds out how a text table is written from its first rows.
final class Dialect {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+([.,]\\d*)*|[.,]\\d+)([eE][-+]?\\d+)?");
    private static final Pattern COMMA = Pattern.compile("[-+]?\\d+,\\d+");
    private static final Pattern THOUSANDS = Pattern.compile("[-+]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern POINT = Pattern.compile("[-+]?\\d+\\.\\d+");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*|\\d{1,2}[./]\\d{1,2}[./]\\d{4}.*");
    private static final int LOOK = 500;

    private Dialect() {}

    /// A delimiter with the quote that goes with it.
    record Marks(String delimiter, String quote) {}

    static Marks marks(String text, boolean whole) {
        String quote = quote(text);
        Marks best = new Marks(",", quote);
        double bestScore = 0;
        for (String d : List.of(",", ";", "\t", "|")) {
            List<List<String>> rows = rows(text, new Marks(d, quote), whole, LOOK);
            double score = score(rows);
            if (score > bestScore) {
                bestScore = score;
                best = new Marks(d, quote);
            }
        }
        return best;
    }

    private static String quote(String text) {
        int doubles = 0;
        int singles = 0;
        for (int i = 0; i + 1 < Math.min(text.length(), 65536); i++) {
            boolean atStart = i == 0 || ",;\t|\n".indexOf(text.charAt(i - 1)) >= 0;
            if (atStart && text.charAt(i) == '"') {
                doubles++;
            } else if (atStart && text.charAt(i) == '\'') {
                singles++;
            }
        }
        return singles > doubles ? "'" : "\"";
    }

    /// Share of rows as wide as the header, with a little more for more columns; 0 for a single column.
    private static double score(List<List<String>> rows) {
        if (rows.isEmpty() || rows.getFirst().size() < 2) {
            return 0;
        }
        int width = rows.getFirst().size();
        long fit = rows.stream().filter(r -> r.size() == width).count();
        return (double) fit / rows.size() + Math.min(width, 50) / 1000.0;
    }

    /// Whole rows of the text; the last one is left out when the text goes on after what was read.
    static List<List<String>> rows(String text, Marks marks, boolean whole, int limit) {
        List<List<String>> out = new ArrayList<>();
        String use = whole ? text : text.substring(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
        try (CsvReader<CsvRecord> reader = reader(marks, Head.SIZE * 2).ofCsvRecord(use)) {
            for (CsvRecord r : reader) {
                if (out.size() == limit) {
                    return out;
                }
                out.add(List.copyOf(r.getFields()));
            }
        } catch (java.io.IOException | de.siegmar.fastcsv.reader.CsvParseException _) {
            // a row that cannot be read ends what is looked at; the import says where
        }
        return out;
    }

    /// Lenient, so that one broken row never hides the others: the caller counts cells.
    @SuppressWarnings("removal") // FastCSV names no successor for extra characters after a closing quote
    static CsvReader.CsvReaderBuilder reader(Marks marks, int buffer) {
        return CsvReader.builder()
                .fieldSeparator(marks.delimiter())
                .quoteCharacter(marks.quote().charAt(0))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(buffer);
    }

    static boolean header(List<List<String>> rows) {
        List<String> first = rows.getFirst();
        boolean value = first.stream().map(String::trim)
                .anyMatch(c -> NUMBER.matcher(c).matches() || DATE.matcher(c).matches());
        if (!value) {
            return true;
        }
        // years and codes may be names: a first row whose columns hold other kinds of values below is still a header
        if (rows.size() < 2) {
            return false;
        }
        List<String> second = rows.get(1);
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            boolean above = NUMBER.matcher(first.get(i).trim()).matches();
            boolean below = NUMBER.matcher(second.get(i).trim()).matches();
            if (!above && below && !first.get(i).isBlank()) {
                return true;
            }
        }
        return false;
    }

    /// Evidence on what a comma means in numbers.
    record Commas(boolean decimal, boolean ambiguous, String example) {}

    static Commas commas(Collection<List<String>> rows, String delimiter) {
        int certain = 0;
        int grouped = 0;
        int points = 0;
        String example = "";
        for (List<String> row : rows) {
            for (String cell : row) {
                String c = cell.trim();
                if (THOUSANDS.matcher(c).matches()) {
                    grouped++;
                    example = example.isEmpty() ? c : example;
                } else if (COMMA.matcher(c).matches()) {
                    certain++;
                } else if (POINT.matcher(c).matches()) {
                    points++;
                }
            }
        }
        if (certain > 0) {
            return new Commas(certain >= points, false, "");
        }
        boolean decimal = grouped > 0 && points == 0 && delimiter.equals(";");
        return new Commas(decimal, grouped > 0 && points == 0, example);
    }

    /// Names as they are shown: trimmed, never empty, each only once.
    static List<String> names(List<String> header) {
        Unique seen = new Unique();
        List<String> out = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String bare = header.get(i).strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
            out.add(seen.of(bare.isEmpty() ? Problems.TEXTS.get("column.unnamed", "" + (i + 1)) : bare));
        }
        return out;
    }

    private static final class Unique {
        private final Set<String> taken = new HashSet<>();
        private final Map<String, Integer> times = new HashMap<>();

        String of(String name) {
            String candidate = name;
            while (!taken.add(candidate)) {
                int n = times.merge(name, 1, Integer::sum) + 1;
                candidate = name + " (" + n + ")";
            }
            return candidate;
        }
    }
}
