package dev.winnow.report;

import java.util.regex.Pattern;

/// Keeps text from data from being read as anything but text.
final class Guard {
    /// What makes a heading, a list or a rule of a line that begins with it.
    private static final Pattern MARKER = Pattern.compile("^(#{1,6}|[-+=]+)(?=\\s|$)");
    private static final Pattern NUMBERED = Pattern.compile("^(\\d{1,9})([.)])(?=\\s|$)");

    private Guard() {}

    /// Whether a spreadsheet would take the text for a formula.
    static boolean startsFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    }

    /// Text for a CSV field: what would be a formula gets an apostrophe in front.
    static String csv(String text) {
        return startsFormula(text) ? "'" + text : text;
    }

    /// Text for HTML content and quoted attributes.
    static String html(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c < ' ' && c != '\t' && c != '\n' ? ' ' : surrogate(c) ? 0xFFFD : c);
            }
        });
        return out.toString();
    }

    /// Text for Markdown, on one line: everything that could be markup is escaped, and no more, so that it also
    /// reads well as it stands.
    static String markdown(String text) {
        var out = new StringBuilder(text.length() + 16);
        line(text).codePoints().forEach(c -> {
            if (c < 128 && "\\`*_[]<>|~&$".indexOf(c) >= 0) {
                out.append(c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : "\\" + (char) c);
            } else {
                out.appendCodePoint(c);
            }
        });
        String escaped = MARKER.matcher(out).replaceFirst("\\\\$1");
        return NUMBERED.matcher(escaped).replaceFirst("$1\\\\$2");
    }

    /// Without line breaks, tabs and other controls.
    static String line(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : surrogate(c) ? 0xFFFD : c)
                .forEach(out::appendCodePoint);
        return out.toString().replaceAll(" {2,}", " ").strip();
    }

    private static boolean surrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
