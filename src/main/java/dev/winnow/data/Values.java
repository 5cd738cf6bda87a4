package dev.winnow.data;

/// SQL expressions that turn a cell into a value, and say when it cannot be one. A cell is missing when it is empty
/// or one of the usual words for it; it is unparsable when it is neither missing nor a value.
final class Values {
    private static final String MISSING_WORDS =
            "('', 'na', 'n/a', 'nan', 'null', 'none', '\\n', '-', '#n/a', 'nil')";
    private static final String TRUE_WORDS = "('1', '1.0', 'true', 't', 'yes', 'y')";
    private static final String FALSE_WORDS = "('0', '0.0', 'false', 'f', 'no', 'n')";

    /// A value and the condition under which the cell is unparsable.
    record Parsed(String value, String bad) {}

    private Values() {}

    /// Ids as they stand: two that differ in a space are two.
    static String id(Scan scan, int column) {
        String c = "c" + column;
        return scan.kinds().get(column) == Scan.Kind.TEXT ? "nullif(" + c + ", '')" : c + "::VARCHAR";
    }

    /// Variants and segments: trimmed, absent when empty.
    static String word(Scan scan, int column) {
        String c = "c" + column;
        return switch (scan.kinds().get(column)) {
            case TEXT -> "nullif(trim(" + c + "), '')";
            case NUMBER, PLAIN, FLAG, LOCAL_TIME -> c + "::VARCHAR";
        };
    }

    static Parsed number(Scan scan, int column, boolean decimalComma) {
        String c = "c" + column;
        if (scan.kinds().get(column) == Scan.Kind.NUMBER) {
            String value = c + "::DOUBLE";
            return new Parsed("CASE WHEN " + usable(value) + " THEN " + value + " END",
                    "NOT isnan(" + value + ") AND NOT " + usable(value));
        }
        if (scan.kinds().get(column) == Scan.Kind.PLAIN) {
            return new Parsed(c, "false");
        }
        if (scan.kinds().get(column) == Scan.Kind.FLAG) {
            return new Parsed(c + "::DOUBLE", "false");
        }
        String value = "try_cast(" + digits(c, decimalComma) + " AS DOUBLE)";
        String finite = "CASE WHEN " + missing(c) + " THEN NULL WHEN " + usable(value) + " THEN " + value + " END";
        return new Parsed(finite, "NOT " + missing(c) + " AND NOT coalesce(" + usable(value) + ", false)");
    }

    /// Whether squares of such numbers can be added up; false for what is not finite.
    static String usable(String value) {
        return "(abs(" + value + ") < 1e140)";
    }

    /// The number in a cell without currency sign and thousands separators, which count only where they group threes.
    private static String digits(String c, boolean decimalComma) {
        String bare = "regexp_replace(trim(" + c
                + "), '^([-+]?)\\s*(?:[€$£¥]|EUR|USD|GBP|CHF)\\s*|\\s*(?:[€$£¥]|EUR|USD|GBP|CHF)$', '\\1', 'g')";
        if (decimalComma) {
            return "CASE WHEN regexp_full_match(" + bare + ", '[-+]?\\d{1,3}(\\.\\d{3})+(,\\d+)?') THEN replace(replace("
                    + bare + ", '.', ''), ',', '.') WHEN regexp_full_match(" + bare
                    + ", '[-+]?(\\d+(,\\d*)?|,\\d+)([eE][-+]?\\d+)?') THEN replace(" + bare + ", ',', '.') END";
        }
        return "CASE WHEN regexp_full_match(" + bare + ", '[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?') THEN " + bare
                + " WHEN regexp_full_match(" + bare + ", '[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?') THEN replace(" + bare
                + ", ',', '') END";
    }

    /// Yes and no as 1 and 0.
    static Parsed flag(Scan scan, int column) {
        String c = "c" + column;
        return switch (scan.kinds().get(column)) {
            case FLAG -> new Parsed(c + "::TINYINT", "false");
            case NUMBER, PLAIN -> new Parsed(
                    "CASE " + c + " WHEN 0 THEN 0::TINYINT WHEN 1 THEN 1::TINYINT END",
                    c + " IS NOT NULL AND NOT isnan(" + c + "::DOUBLE) AND " + c + " NOT IN (0, 1)");
            case TEXT, LOCAL_TIME -> {
                String w = "lower(trim(" + c + "::VARCHAR))";
                yield new Parsed(
                        "CASE WHEN " + w + " IN " + TRUE_WORDS + " THEN 1::TINYINT WHEN " + w + " IN " + FALSE_WORDS
                                + " THEN 0::TINYINT END",
                        "NOT " + missing(c + "::VARCHAR") + " AND " + w + " NOT IN " + TRUE_WORDS + " AND " + w + " NOT IN "
                                + FALSE_WORDS);
            }
        };
    }

    /// Times: ISO 8601 with or without zone, `31.12.2026 23:59`, seconds or milliseconds since 1970.
    static Parsed time(Scan scan, int column) {
        String c = "c" + column;
        if (scan.kinds().get(column) == Scan.Kind.LOCAL_TIME) {
            return new Parsed(c, "false");
        }
        String t = "trim(" + c + "::VARCHAR)";
        String value = "CASE WHEN " + missing(c + "::VARCHAR") + " THEN NULL"
                + " WHEN regexp_full_match(" + t + ", '\\d{10}') THEN to_timestamp(try_cast(" + t + " AS BIGINT))"
                + " WHEN regexp_full_match(" + t + ", '\\d{13}') THEN to_timestamp(try_cast(" + t + " AS BIGINT) / 1000)"
                + " WHEN regexp_full_match(" + t + ", '\\d{8}') THEN try_strptime(" + t + ", '%Y%m%d')::TIMESTAMPTZ"
                + " WHEN regexp_matches(" + t + ", '^\\d{1,2}\\.\\d{1,2}\\.\\d{4}') THEN try_strptime(" + t
                + ", ['%d.%m.%Y %H:%M:%S', '%d.%m.%Y %H:%M', '%d.%m.%Y'])::TIMESTAMPTZ"
                + " ELSE try_cast(regexp_replace(" + t + ", '([-+]\\d{2})(\\d{2})$', '\\1:\\2') AS TIMESTAMPTZ) END";
        return new Parsed(value, "NOT " + missing(c + "::VARCHAR") + " AND " + value + " IS NULL");
    }

    static String missing(String c) {
        return "(" + c + " IS NULL OR lower(trim(" + c + ")) IN " + MISSING_WORDS + ")";
    }
}
