package dev.winnow.data;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Profiles one column of an imported dataset over all its rows.
final class WholeProfile {
    private static final int BINS = 20;

    private WholeProfile() {}

    private record Range(long nulls, long distinct, Optional<String> min, Optional<String> max, double low, double high) {}

    /// @param first profile of the first rows, whose type stays
    static ColumnProfile of(Engine engine, ColumnProfile first, int at, boolean decimalComma) throws SQLException {
        boolean numeric = first.type() == ColumnType.INTEGER || first.type() == ColumnType.DECIMAL;
        Scan scan = Staging.table(at + 1);
        String c = "c" + at;
        String x = numeric ? Values.number(scan, at, decimalComma).value() : "NULL::DOUBLE";
        String order = numeric ? "x" : c;
        Range r = engine.query("SELECT count(*) - count(" + c + "), least(approx_count_distinct(" + c + "), count(" + c + ")), arg_min(" + c + ", " + order
                + "), arg_max(" + c + ", " + order + "), coalesce(min(x), 0), coalesce(max(x), 0) FROM (SELECT " + c + ", " + x
                + " AS x FROM " + Staging.TABLE + ")", s -> new Range(s.getLong(1), s.getLong(2), Optional.ofNullable(s.getString(3)),
                        Optional.ofNullable(s.getString(4)), s.getDouble(5), s.getDouble(6))).getFirst();
        long distinct = r.distinct > ColumnProfile.EXACT + ColumnProfile.EXACT / 10
                ? r.distinct
                : engine.query("SELECT count(DISTINCT " + c + ") FROM " + Staging.TABLE, s -> s.getLong(1)).getFirst();
        List<String> examples = engine.query("SELECT " + c + " FROM " + Staging.TABLE + " WHERE " + c + " IS NOT NULL GROUP BY " + c
                + " ORDER BY count(*) DESC, " + c + " LIMIT 5", s -> s.getString(1));
        List<Long> bins = numeric && r.high > r.low && Double.isFinite(r.high - r.low)
                ? histogram(engine, x, r)
                : numeric ? first.histogram() : List.of();
        return new ColumnProfile(first.name(), first.type(), r.nulls, distinct, r.min, r.max, bins, examples);
    }

    private static List<Long> histogram(Engine engine, String x, Range r) throws SQLException {
        List<Long> bins = new ArrayList<>(Collections.nCopies(BINS, 0L));
        engine.query("SELECT least(" + (BINS - 1) + ", floor((x - (" + r.low + ")::DOUBLE) / ((" + r.high + ")::DOUBLE - (" + r.low
                + ")::DOUBLE) * " + BINS + "))::INTEGER AS bin, count(*) FROM (SELECT " + x + " AS x FROM " + Staging.TABLE
                + ") WHERE x IS NOT NULL GROUP BY bin", s -> bins.set(s.getInt(1), s.getLong(2)));
        return bins;
    }
}
