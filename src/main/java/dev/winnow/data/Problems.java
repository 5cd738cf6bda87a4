package dev.winnow.data;

import dev.winnow.experiment.InputException;
import dev.winnow.experiment.Problem;
import dev.winnow.text.Texts;
import java.nio.file.Path;

/// The sentences of this room and the refusals made of them.
final class Problems {
    static final Texts TEXTS = Texts.of("data");

    private Problems() {}

    /// A refusal with the sentence `problem.<code>`.
    static InputException of(String code, String field, String value, Object... args) {
        return new InputException(new Problem(code, field, value, TEXTS.get("problem." + code, args)));
    }

    /// A refusal about a file: the sentence's first place is the file's name.
    static InputException file(String code, Path file, Object... more) {
        Object[] args = new Object[more.length + 1];
        args[0] = name(file);
        System.arraycopy(more, 0, args, 1, more.length);
        return of(code, "file", file.toString(), args);
    }

    static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }

    /// A count as people read it: 1,234,567.
    static String count(long n) {
        return String.format(java.util.Locale.ROOT, "%,d", n);
    }

    static String line(@org.jspecify.annotations.Nullable String message) {
        if (message == null) {
            return "";
        }
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
