package dev.winnow.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds the table `pu`, one row a unit, from tables with one or several rows a unit.
///
/// `pu` has `k` (place of the variant in the design, or a [Reason]), `n` (rows), `ux` (the unit's id when it was seen
/// in several variants), `crossed`, `day`, `s0`.. (segments), `y0`, `d0`, `x0`.. (values), `by0`.. (unparsable cells).
/// Rows that cannot be used are gathered in one row for each reason, so that one pass counts everything.
final class UnitTable {
    private final Plan plan;
    private final Scan scan;
    private final boolean byUnit;

    UnitTable(Plan plan, Scan scan) {
        this.plan = plan;
        this.scan = scan;
        this.byUnit = plan.unit().isPresent();
    }

    /// The rows as values: `u`, `k`, `t`, segments, slots, and what was unparsable.
    String rows() {
        Mapping m = plan.mapping();
        boolean comma = plan.source().options().decimalComma();
        List<String> out = new ArrayList<>();
        // the commonest case first: one comparison decides most rows, and the rest is looked at only when it must be
        StringBuilder k = new StringBuilder("CASE");
        if (plan.unit().isPresent()) {
            String u = Values.id(scan, plan.unit().getAsInt());
            out.add(u + " AS u");
            k.append(" WHEN ").append(u).append(" IS NULL THEN ").append(Reason.MISSING_UNIT.number());
        }
        String bare = Values.id(scan, plan.variant());
        String word = Values.word(scan, plan.variant());
        StringBuilder time = new StringBuilder();
        if (plan.time().isPresent()) {
            Values.Parsed t = Values.time(scan, plan.time().getAsInt());
            time.append(" WHEN ").append(t.value()).append(" IS NULL THEN CASE WHEN ").append(word).append(" IS NULL THEN ")
                    .append(Reason.MISSING_VARIANT.number()).append(" WHEN ").append(word).append(" NOT IN ")
                    .append(Sql.texts(plan.variants())).append(" THEN ").append(Reason.UNKNOWN_VARIANT.number()).append(" WHEN ")
                    .append(t.bad()).append(" THEN ").append(Reason.UNPARSABLE_TIME.number()).append(" ELSE ")
                    .append(Reason.MISSING_TIME.number()).append(" END");
            out.add(t.value() + " AS t");
        }
        k.append(time);
        for (String v : List.of(bare, word)) {
            for (int i = 0; i < plan.variants().size(); i++) {
                k.append(" WHEN ").append(v).append(" = ").append(Sql.text(plan.variants().get(i))).append(" THEN ").append(i);
            }
        }
        k.append(" WHEN ").append(word).append(" IS NULL THEN ").append(Reason.MISSING_VARIANT.number()).append(" ELSE ")
                .append(Reason.UNKNOWN_VARIANT.number()).append(" END");
        out.add("(" + k + ")::TINYINT AS k");
        for (int s = 0; s < plan.segments().size(); s++) {
            out.add(Values.word(scan, plan.segments().get(s)) + " AS s" + s);
        }
        for (Plan.Measure measure : plan.metrics()) {
            for (Plan.Slot slot : measure.slots()) {
                Values.Parsed p = slot.flag()
                        ? Values.flag(scan, slot.column())
                        : Values.number(scan, slot.column(), comma);
                out.add(p.value() + " AS " + slot.name());
                if (!clean(slot)) {
                    out.add("coalesce(" + p.bad() + ", false) AS b" + slot.name());
                }
            }
        }
        if (scan.lines()) {
            out.add("file, line");
        }
        String rows = "SELECT " + String.join(", ", out) + " FROM " + scan.from();
        if (m.layout() == Layout.UNITS && byUnit && scan.lines()) {
            return marked(rows);
        }
        return rows;
    }

    /// The first row of a unit in the files (or in time, where the first exposure counts) is the one that is kept.
    private String marked(String rows) {
        String order = plan.firstExposure() ? "t, file, line" : "file, line";
        String crossed = plan.firstExposure() ? "" : "AND min(k) OVER same = max(k) OVER same ";
        return "SELECT * REPLACE ((CASE WHEN k >= 0 AND row_number() OVER (PARTITION BY u, k < 0 ORDER BY " + order
                + ") > 1 " + crossed + "THEN " + Reason.DUPLICATE_UNIT.number() + " ELSE k END)::TINYINT AS k) FROM ("
                + rows + ") WINDOW same AS (PARTITION BY u, k < 0)";
    }

    /// Whether every cell of a slot's column is a value or missing.
    boolean clean(Plan.Slot slot) {
        Scan.Kind kind = scan.kinds().get(slot.column());
        return kind == Scan.Kind.FLAG || (kind == Scan.Kind.PLAIN && !slot.flag());
    }

    String create() {
        return byUnit ? grouped() : plain();
    }

    private String plain() {
        StringBuilder sql = new StringBuilder("CREATE TEMP TABLE pu AS SELECT k, 1::BIGINT AS n, NULL::VARCHAR AS ux, false AS crossed");
        sql.append(plan.time().isPresent() ? ", t::DATE AS day" : ", NULL::DATE AS day");
        for (int s = 0; s < plan.segments().size(); s++) {
            sql.append(", s").append(s);
        }
        for (Plan.Measure m : plan.metrics()) {
            for (Plan.Slot slot : m.slots()) {
                sql.append(", ").append(slot.name());
                sql.append(clean(slot) ? ", 0::BIGINT AS b" + slot.name() : ", b" + slot.name() + "::BIGINT AS b" + slot.name());
            }
        }
        return sql + " FROM (" + rows() + ")";
    }

    private String grouped() {
        boolean one = plan.mapping().layout() == Layout.UNITS;
        String key = "CASE WHEN k < 0 THEN chr(1) || k ELSE u END";
        String place = plan.firstExposure()
                ? "arg_min(k, t)"
                : "CASE WHEN min(k) <> max(k) THEN " + Reason.SEVERAL_VARIANTS.number() + " ELSE min(k) END";
        // rows without a time are no rows to order by: arg_min would see nothing in their groups
        String k = plan.firstExposure() ? "coalesce(" + place + ", min(k))" : place;
        StringBuilder sql = new StringBuilder("CREATE TEMP TABLE pu AS SELECT (" + k + ")::TINYINT AS k, count(*) AS n, "
                + "CASE WHEN min(k) <> max(k) THEN key END AS ux, min(k) <> max(k) AS crossed");
        sql.append(plan.time().isPresent() ? ", min(t)::DATE AS day" : ", NULL::DATE AS day");
        for (int s = 0; s < plan.segments().size(); s++) {
            sql.append(plan.time().isPresent() ? ", arg_min(s" + s + ", t)" : ", min(s" + s + ")").append(" AS s").append(s);
        }
        for (Plan.Measure m : plan.metrics()) {
            for (Plan.Slot slot : m.slots()) {
                sql.append(", ").append(one ? "any_value(" + slot.name() + ")" : aggregate(slot, clean(slot)))
                        .append(" AS ").append(slot.name());
                sql.append(clean(slot) ? ", 0::BIGINT" : ", count_if(b" + slot.name() + ")").append(" AS b").append(slot.name());
            }
        }
        return sql + " FROM (SELECT *, " + key + " AS key FROM (" + rows() + ")) GROUP BY key";
    }

    /// Makes units without any value count as 0 where values are added up; to be run when units have several rows.
    /// In a table with one row a unit nothing is added up, and an empty cell is a missing value.
    Optional<String> zeros() {
        List<String> filled = new ArrayList<>();
        for (Plan.Measure m : plan.metrics()) {
            for (Plan.Slot s : m.slots()) {
                if (s.zero()) {
                    filled.add("CASE WHEN b" + s.name() + " > 0 THEN NULL ELSE coalesce(" + s.name() + ", 0) END AS " + s.name());
                }
            }
        }
        return filled.isEmpty()
                ? Optional.empty()
                : Optional.of("CREATE OR REPLACE TEMP TABLE pu AS SELECT * REPLACE (" + String.join(", ", filled) + ") FROM pu");
    }

    /// Whether units have several rows and some of them no value where values are added up.
    String hollow() {
        StringBuilder some = new StringBuilder("false");
        for (Plan.Measure m : plan.metrics()) {
            for (Plan.Slot s : m.slots()) {
                some.append(s.zero() ? " OR (" + s.name() + " IS NULL AND b" + s.name() + " = 0)" : "");
            }
        }
        return "SELECT count_if(k >= 0 AND n > 1) > 0 AND count_if(k >= 0 AND (" + some + ")) > 0 FROM pu";
    }

    /// Several rows made one number; a unit with an unparsable cell, or with empty ones only, has no number.
    private static String aggregate(Plan.Slot slot, boolean clean) {
        String c = slot.name();
        String a = switch (slot.aggregation()) {
            case SUM -> "sum(" + c + "::DOUBLE)";
            case MEAN -> "avg(" + c + ")";
            case MAX -> "max(" + c + ")";
            case MIN -> "min(" + c + ")";
            case COUNT -> "count(" + c + ")::DOUBLE";
        };
        return clean ? a : "CASE WHEN bool_or(b" + c + ") THEN NULL ELSE " + a + " END";
    }
}
