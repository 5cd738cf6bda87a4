package dev.winnow.data;

import dev.winnow.experiment.InputException;
import dev.winnow.task.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at files before they are imported: how they are written, what their columns hold.
public final class Previews {
    private static final int ROWS = 200;

    /// Looks at the first megabyte, or the first 10,000 rows of formats that are not text.
    ///
    /// @param files   files and folders; a folder stands for the data files in it
    /// @param options how to read them; detected when absent
    /// @throws InputException with one sentence on what cannot be read
    public Preview preview(List<Path> files, Optional<ReadOptions> options, Progress progress) throws InputException {
        progress.check();
        return of(Source.open(files, options));
    }

    static Preview of(Source s) {
        int width = s.names().size();
        List<List<String>> rows = s.sample().stream().filter(r -> r.size() == width).toList();
        List<ColumnProfile> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int at = i;
            columns.add(Profile.of(s.names().get(i), rows.stream().map(r -> r.get(at)).toList(), s.options().decimalComma()));
        }
        List<String> notes = new ArrayList<>();
        if (!s.ambiguous().isEmpty()) {
            notes.add(Problems.TEXTS.get(s.options().decimalComma() ? "note.commaDecimal" : "note.commaThousands", s.ambiguous()));
        }
        int odd = s.sample().size() - rows.size();
        if (odd > 0) {
            notes.add(Problems.TEXTS.get("note.oddRows", Problems.count(odd), "" + width));
        }
        if (width == 1) {
            notes.add(Problems.TEXTS.get("note.oneColumn"));
        }
        if (s.options().charset().equals("windows-1252")) {
            notes.add(Problems.TEXTS.get("note.charset"));
        }
        return new Preview(s.files(), s.options(), columns, rows.subList(0, Math.min(ROWS, rows.size())), rows.size(),
                s.whole(), notes);
    }
}
