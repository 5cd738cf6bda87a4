package dev.winnow.methods;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/// Cuts a stream into the texts of its requests: one a line, or the elements of one array when the first sign is `[`.
/// Holds one request at a time, whatever the length of the stream.
final class Requests {
    /// Enough for a million numbers at full precision.
    static final int LONGEST = 20_000_000;

    private static final int END = -1;
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private int position;
    private int filled;
    private State state = State.START;
    private long count;

    Requests(Reader in) {
        this.in = in;
    }

    private enum State {
        START,
        LINES,
        ELEMENTS,
        AFTER_ARRAY,
        ENDED
    }

    /// What stands in for one request.
    ///
    /// @param key    of the words for its place: `place.line`, `place.item` or `place.end`
    /// @param number of the line or element, from 1
    /// @param fault  why the text is no request, as a key of its sentence
    record Raw(String key, long number, String text, Optional<String> fault) {
        static Raw line(long number, String text) {
            return new Raw("place.line", number, text, Optional.empty());
        }

        String place() {
            return Problems.text(key, number);
        }

        /// Whether nothing after it can be understood if it is broken itself.
        boolean inArray() {
            return !key.equals("place.line");
        }
    }

    /// Whether the next request can be had without waiting for whoever writes the stream.
    boolean ready() throws IOException {
        return position < filled || in.ready();
    }

    Optional<Raw> next() throws IOException {
        if (state == State.START) {
            start();
        }
        return switch (state) {
            case LINES -> line();
            case ELEMENTS -> element();
            case AFTER_ARRAY -> tail();
            default -> Optional.empty();
        };
    }

    private void start() throws IOException {
        int c = read();
        while (c == BYTE_ORDER_MARK || blank(c)) {
            count += c == '\n' ? 1 : 0;
            c = read();
        }
        if (c == '[') {
            count = 0;
            state = State.ELEMENTS;
        } else {
            position -= c == END ? 0 : 1;
            state = State.LINES;
        }
    }

    private Optional<Raw> line() throws IOException {
        for (int c = read(); c != END; c = read()) {
            var text = new StringBuilder();
            for (; c != '\n' && c != END; c = read()) {
                append(text, c);
            }
            count++;
            String line = text.toString().strip();
            if (!line.isEmpty()) {
                return Optional.of(raw("place.line", line));
            }
        }
        state = State.ENDED;
        return Optional.empty();
    }

    /// The text up to the comma or bracket that ends an element; whether it is JSON is for the parser to say.
    private Optional<Raw> element() throws IOException {
        var text = new StringBuilder();
        boolean quoted = false;
        int depth = 0;
        int c = read();
        while (c != END && (quoted || depth > 0 || (c != ',' && c != ']'))) {
            append(text, c);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\') {
                append(text, read());
            } else if (!quoted && (c == '{' || c == '[')) {
                depth++;
            } else if (!quoted && (c == '}' || c == ']')) {
                depth = Math.max(0, depth - 1);
            }
            c = read();
        }
        count++;
        if (c == END) {
            state = State.ENDED;
            return Optional.of(new Raw("place.item", count, "", Optional.of("malformed-array")));
        }
        state = c == ',' ? State.ELEMENTS : State.AFTER_ARRAY;
        String element = text.toString().strip();
        boolean none = element.isEmpty() && count == 1 && c == ']';
        return none ? tail() : Optional.of(raw("place.item", element));
    }

    private Optional<Raw> tail() throws IOException {
        state = State.ENDED;
        int c = read();
        while (blank(c)) {
            c = read();
        }
        return c == END
                ? Optional.empty()
                : Optional.of(new Raw("place.end", count, "", Optional.of("malformed-end")));
    }

    private Raw raw(String key, String text) {
        return text.length() > LONGEST
                ? new Raw(key, count, "", Optional.of("too-long"))
                : new Raw(key, count, text, Optional.empty());
    }

    private static void append(StringBuilder text, int c) {
        if (c != END && text.length() <= LONGEST) {
            text.append((char) c);
        }
    }

    private static boolean blank(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private int read() throws IOException {
        if (position == filled) {
            position = 0;
            filled = Math.max(0, in.read(buffer));
            if (filled == 0) {
                return END;
            }
        }
        return buffer[position++];
    }
}
