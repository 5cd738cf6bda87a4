package dev.winnow.data;

import dev.winnow.experiment.InputException;
import dev.winnow.text.Near;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Files that belong together, how they are read, and their first rows.
///
/// @param files   at least one, all with the same header
/// @param names   of the columns, unique
/// @param sample  first rows as text, an empty string for an empty cell
/// @param whole   whether those are all the rows
/// @param newLine separator of lines as `read_csv` wants it; absent when lines end in several ways
/// @param packing of the files
/// @param places  per file, where its cells stand among `names`; empty when every file has just these columns
/// @param ambiguous an example of a number with a comma that could mean either thing; empty if there is none
record Source(
        List<Path> files,
        ReadOptions options,
        List<String> names,
        List<List<String>> sample,
        boolean whole,
        Optional<String> newLine,
        Head.Packing packing,
        List<List<Integer>> places,
        String ambiguous) {
    private static final int MOST_COLUMNS = 20_000;
    private static final int SAMPLE = 5_000;

    Source {
        files = List.copyOf(files);
        places = List.copyOf(places);
        names = List.copyOf(names);
    }

    static Source open(List<Path> given, Optional<ReadOptions> asked) throws InputException {
        List<Path> files = expand(given);
        Source first = one(files.getFirst(), asked);
        if (files.size() == 1) {
            return first;
        }
        if (given.size() == 2 && files.size() == 2) {
            Optional<Source> pair = Pair.of(first, one(files.get(1), asked));
            if (pair.isPresent()) {
                return pair.get();
            }
        }
        Optional<String> newLine = first.newLine;
        Head.Packing packing = first.packing;
        boolean whole = first.whole;
        List<List<String>> sample = new ArrayList<>(first.sample);
        for (Path f : files.subList(1, files.size())) {
            Source s = one(f, Optional.of(first.options));
            if (s.options.format() != first.options.format() || !s.names.equals(first.names)) {
                throw Problems.file("headersDiffer", f, Problems.name(files.getFirst()), difference(first.names, s.names));
            }
            newLine = newLine.equals(s.newLine) ? newLine : Optional.empty();
            packing = packing == s.packing ? packing : Head.Packing.GZ;
            whole = whole && s.whole && sample.size() + s.sample.size() <= 20_000;
            if (sample.size() < 20_000) {
                sample.addAll(s.sample);
            }
        }
        boolean mixed = packing != first.packing;
        return new Source(files, first.options, first.names, sample, whole, mixed ? Optional.empty() : newLine,
                first.packing, List.of(), first.ambiguous);
    }

    private static String difference(List<String> a, List<String> b) {
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            String x = i < a.size() ? a.get(i) : "";
            String y = i < b.size() ? b.get(i) : "";
            if (!x.equals(y)) {
                return Problems.TEXTS.get("headers.difference", "" + (i + 1), x, y);
            }
        }
        return "";
    }

    /// Folders replaced by the data files in them.
    private static List<Path> expand(List<Path> given) throws InputException {
        if (given.isEmpty()) {
            throw Problems.of("noFiles", "file", "");
        }
        List<Path> out = new ArrayList<>();
        for (Path p : given) {
            if (!Files.isDirectory(p)) {
                out.add(p);
                continue;
            }
            try (Stream<Path> inside = Files.list(p)) {
                List<Path> found = inside.filter(Source::dataFile).sorted().toList();
                if (found.isEmpty()) {
                    throw Problems.file("folderEmpty", p);
                }
                out.addAll(found);
            } catch (IOException e) {
                throw Problems.file("fileUnreadable", p);
            }
        }
        return out;
    }

    private static boolean dataFile(Path p) {
        String n = Problems.name(p).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(p) && !n.startsWith(".")
                && n.matches(".*\\.(csv|tsv|txt|tab|json|ndjson|jsonl|parquet|xlsx)(\\.(gz|zst))?");
    }

    private static Source one(Path file, Optional<ReadOptions> asked) throws InputException {
        Head head = Head.of(file);
        FileFormat format = head.format();
        if (asked.isPresent() && asked.get().format() != format && !(asked.get().format() == FileFormat.CSV && format == FileFormat.JSON)) {
            throw Problems.file("otherFormat", file, format.name(), asked.get().format().name());
        }
        return switch (asked.map(ReadOptions::format).orElse(format)) {
            case CSV -> csv(head, asked);
            case PARQUET -> ParquetFiles.open(file);
            case XLSX -> XlsxFiles.open(file, asked);
            case JSON -> JsonFiles.open(head);
        };
    }

    private static Source csv(Head head, Optional<ReadOptions> asked) throws InputException {
        Charset charset = asked.isPresent() ? charset(asked.get()) : head.charset();
        String text = head.text(charset, Head.SIZE);
        Dialect.Marks marks = asked.isPresent()
                ? new Dialect.Marks(asked.get().delimiter(), asked.get().quote())
                : Dialect.marks(text, head.whole());
        if (marks.delimiter().length() != 1 || marks.quote().length() != 1 || marks.delimiter().equals(marks.quote())) {
            throw Problems.of("readOptions", "options", marks.delimiter() + " " + marks.quote());
        }
        List<List<String>> rows = Dialect.rows(text, marks, head.whole(), SAMPLE);
        if (rows.isEmpty()) {
            throw text.isBlank() ? Problems.file("fileEmpty", head.file()) : Problems.file("lineTooLong", head.file());
        }
        boolean header = asked.map(ReadOptions::header).orElseGet(() -> Dialect.header(rows));
        List<String> names = header ? Dialect.names(rows.getFirst()) : numbered(rows.getFirst().size());
        List<List<String>> body = rows.subList(header ? 1 : 0, rows.size());
        if (names.size() > MOST_COLUMNS) {
            throw Problems.file("tooManyColumns", head.file(), Problems.count(names.size()), Problems.count(MOST_COLUMNS));
        }
        if (body.isEmpty()) {
            throw head.whole() ? Problems.file("headerOnly", head.file()) : Problems.file("lineTooLong", head.file());
        }
        Dialect.Commas commas = Dialect.commas(body, marks.delimiter());
        ReadOptions options = asked.orElseGet(() -> new ReadOptions(FileFormat.CSV, marks.delimiter(), marks.quote(),
                charset.name(), head.mark() > 0, commas.decimal(), header));
        return new Source(List.of(head.file()), options, names, body, head.whole() && rows.size() < SAMPLE,
                Head.newLine(text), head.packing(), List.of(), commas.ambiguous() ? commas.example() : "");
    }

    static List<String> numbered(int n) {
        List<String> out = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            out.add(Problems.TEXTS.get("column.unnamed", "" + i));
        }
        return out;
    }

    private static Charset charset(ReadOptions o) throws InputException {
        try {
            return Charset.forName(o.charset());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            throw Problems.of("charset", "charset", o.charset(), o.charset());
        }
    }

    /// Whether a file has a column.
    boolean inFile(int file, int column) {
        return places.isEmpty() || places.get(file).contains(column);
    }

    /// How many columns a file has.
    int width(int file) {
        return places.isEmpty() ? names.size() : places.get(file).size();
    }

    /// A row of a file with its cells where `names` has them.
    List<String> placed(int file, List<String> cells) {
        if (places.isEmpty()) {
            return cells;
        }
        List<String> out = new ArrayList<>(java.util.Collections.nCopies(names.size(), ""));
        for (int i = 0; i < cells.size(); i++) {
            out.set(places.get(file).get(i), cells.get(i));
        }
        return out;
    }

    /// Bytes of all the files.
    long size() {
        long n = 0;
        for (Path f : files) {
            try {
                n += Files.size(f);
            } catch (IOException _) {
                // it vanished since it was looked at; reading it will say so
                return n;
            }
        }
        return n;
    }

    /// Position of a column.
    ///
    /// @throws InputException naming the columns that there are
    int column(String name, String field) throws InputException {
        int at = names.indexOf(name);
        if (at < 0) {
            List<String> same = names.stream().filter(n -> n.equalsIgnoreCase(name.strip())).toList();
            if (same.size() == 1) {
                return names.indexOf(same.getFirst());
            }
            String there = String.join(", ", names.size() > 20 ? names.subList(0, 20) : names);
            String shown = there + (names.size() > 20 ? ", ..." : "");
            throw Near.of(name, names)
                    .map(n -> Problems.of("columnNear", field, name, name, shown, n))
                    .orElseGet(() -> Problems.of("columnMissing", field, name, name, shown));
        }
        return at;
    }

    /// Whether DuckDB itself can read the files as they stand.
    boolean direct() {
        if (!places.isEmpty()) {
            return false;
        }
        boolean text = options.format() == FileFormat.CSV && options.charset().equals("UTF-8") && newLine.isPresent();
        return text || options.format() == FileFormat.PARQUET;
    }
}
