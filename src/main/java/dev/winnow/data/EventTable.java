package dev.winnow.data;

import dev.winnow.experiment.MetricKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Builds the table `pu` of [UnitTable] from events.
///
/// A unit is exposed at the time of its first row with a variant (with two files: of its first row in the first file).
/// Only events at or after that count, except for a covariate, which is made of the events before it. A unit without
/// such events counts as 0 or no.
final class EventTable {
    private final Plan plan;
    private final Scan scan;
    private final boolean twoFiles;

    EventTable(Plan plan, Scan scan) {
        this.plan = plan;
        this.scan = scan;
        this.twoFiles = plan.mapping().layout() == Layout.EXPOSURES_AND_EVENTS;
    }

    /// The statements in order; afterwards `ev` holds the rows with `k`, `u`, `file` and `line` besides `pu`.
    List<String> create() {
        List<String> out = new ArrayList<>();
        for (String t : List.of("ev0", "ex", "ev", "pu")) {
            out.add("DROP TABLE IF EXISTS " + t);
        }
        out.add("CREATE TEMP TABLE ev0 AS " + rows());
        out.add("CREATE TEMP TABLE ex AS " + exposures());
        out.add("CREATE TEMP TABLE ev AS " + judged());
        out.add("CREATE TEMP TABLE pu AS " + units());
        return out;
    }

    private String rows() {
        String u = Values.id(scan, plan.unit().orElseThrow());
        String v = Values.word(scan, plan.variant());
        StringBuilder k = new StringBuilder("CASE WHEN " + u + " IS NULL THEN " + Reason.MISSING_UNIT.number());
        String time = "NULL::TIMESTAMPTZ";
        if (plan.time().isPresent()) {
            Values.Parsed t = Values.time(scan, plan.time().getAsInt());
            time = "(" + t.value() + ")";
            k.append(" WHEN ").append(time).append(" IS NULL THEN CASE WHEN ").append(t.bad()).append(" THEN ")
                    .append(Reason.UNPARSABLE_TIME.number()).append(" ELSE ").append(Reason.MISSING_TIME.number()).append(" END");
        }
        if (twoFiles) {
            k.append(" WHEN file > 0 THEN 0");
        }
        k.append(" WHEN ").append(v).append(" IS NULL THEN ").append(Reason.MISSING_VARIANT.number());
        for (int i = 0; i < plan.variants().size(); i++) {
            k.append(" WHEN ").append(v).append(" = ").append(Sql.text(plan.variants().get(i))).append(" THEN ").append(i);
        }
        k.append(" ELSE ").append(Reason.UNKNOWN_VARIANT.number()).append(" END");
        StringBuilder sql = new StringBuilder("SELECT " + u + " AS u, (" + k + ")::TINYINT AS k, " + time + " AS t, ");
        sql.append(plan.event().isPresent() ? Values.word(scan, plan.event().getAsInt()) : "NULL::VARCHAR").append(" AS e");
        for (int s = 0; s < plan.segments().size(); s++) {
            sql.append(", ").append(Values.word(scan, plan.segments().get(s))).append(" AS s").append(s);
        }
        for (Plan.Measure m : plan.metrics()) {
            for (Plan.Slot slot : m.slots()) {
                if (slot.column() >= 0) {
                    Values.Parsed p = slot.flag()
                            ? Values.flag(scan, slot.column())
                            : Values.number(scan, slot.column(), plan.source().options().decimalComma());
                    sql.append(", ").append(p.value()).append(" AS ").append(slot.name()).append(", coalesce(").append(p.bad())
                            .append(", false) AS b").append(slot.name());
                }
            }
        }
        return sql + ", file, line FROM " + scan.from();
    }

    private String exposures() {
        String order = plan.time().isPresent() ? "t" : "line";
        String k = plan.firstExposure()
                ? "arg_min(k, t)"
                : "CASE WHEN min(k) <> max(k) THEN " + Reason.SEVERAL_VARIANTS.number() + " ELSE min(k) END";
        StringBuilder sql = new StringBuilder("SELECT u, (" + k + ")::TINYINT AS k, min(t) AS t0, min(k) <> max(k) AS crossed");
        for (int s = 0; s < plan.segments().size(); s++) {
            sql.append(", arg_min(s").append(s).append(", ").append(order).append(") AS s").append(s);
        }
        return sql + " FROM ev0 WHERE k >= 0" + (twoFiles ? " AND file = 0" : "") + " GROUP BY u";
    }

    /// Events by units that were never exposed, or before the exposure where nothing uses those.
    private String judged() {
        boolean before = plan.metrics().stream().flatMap(m -> m.slots().stream()).anyMatch(this::beforeExposure);
        String late = before || plan.time().isEmpty() ? "" : " WHEN t < t0 THEN " + Reason.BEFORE_EXPOSURE.number();
        return "SELECT ev0.* REPLACE ((CASE WHEN ev0.k < 0 THEN ev0.k WHEN ex.u IS NULL THEN " + Reason.NEVER_EXPOSED.number()
                + late + " ELSE ev0.k END)::TINYINT AS k), ex.t0 FROM ev0 LEFT JOIN ex ON ev0.u = ex.u";
    }

    /// Whether a covariate is made of events before the exposure; one that stands with the exposures is an attribute.
    private boolean beforeExposure(Plan.Slot s) {
        return twoFiles && s.covariate() && !plan.source().inFile(0, s.column());
    }

    private String units() {
        StringBuilder outer = new StringBuilder("SELECT ex.k, n, CASE WHEN crossed THEN ex.u END AS ux, crossed, t0::DATE AS day");
        StringBuilder inner = new StringBuilder("SELECT u, count(*) AS n");
        StringBuilder none = new StringBuilder("SELECT k, count(*), NULL, false, NULL");
        for (int s = 0; s < plan.segments().size(); s++) {
            outer.append(", ex.s").append(s);
            none.append(", NULL");
        }
        for (Plan.Measure m : plan.metrics()) {
            for (Plan.Slot slot : m.slots()) {
                String bad = slot.column() < 0 ? "0::BIGINT" : "count_if(b" + slot.name() + " AND " + used(m, slot) + ")";
                inner.append(", ").append(bad).append(" AS b").append(slot.name());
                inner.append(", ").append(value(m, slot)).append(" AS ").append(slot.name());
                outer.append(", ").append(slot.name()).append(", b").append(slot.name());
                none.append(", NULL, 0");
            }
        }
        // every exposed unit has at least the row that exposed it
        return outer + " FROM ex JOIN (" + inner + " FROM ev WHERE k >= 0 GROUP BY u) AS sums ON sums.u = ex.u UNION ALL " + none
                + " FROM ev WHERE k < 0 GROUP BY k";
    }

    /// Which rows count for a value.
    private String used(Plan.Measure m, Plan.Slot slot) {
        String when = "true";
        if (plan.time().isPresent()) {
            when = beforeExposure(slot) ? "t < t0" : "t >= t0";
        }
        if (slot.covariate() && !beforeExposure(slot)) {
            return twoFiles ? "file = 0" : "true";
        }
        String name = m.from().event().map(e -> " AND e = " + Sql.text(e)).orElse("");
        return when + (twoFiles ? " AND file > 0" : "") + (m.metric().kind() instanceof MetricKind.Funnel ? "" : name);
    }

    private String value(Plan.Measure m, Plan.Slot slot) {
        String filter = " FILTER (WHERE " + used(m, slot) + ")";
        if (m.metric().kind() instanceof MetricKind.Retention(int from, int to)) {
            return "coalesce(bool_or(date_diff('day', t0::DATE, t::DATE) BETWEEN " + from + " AND " + to + ")" + filter
                    + ", false)::TINYINT";
        }
        if (m.metric().kind() instanceof MetricKind.Funnel(List<String> steps)) {
            return funnel(steps, used(m, slot));
        }
        if (slot.column() < 0) {
            String n = "count(*)" + filter;
            return slot.flag() ? "(" + n + " > 0)::TINYINT" : n + "::DOUBLE";
        }
        String c = slot.name();
        if (beforeExposure(slot) && m.from().covariateAggregation().isEmpty()) {
            return "coalesce(sum(" + c + ")" + filter + ", 0)";
        }
        String a = switch (slot.aggregation()) {
            case SUM -> "sum(" + c + "::DOUBLE)" + filter;
            case MEAN -> "avg(" + c + ")" + filter;
            case MAX -> "max(" + c + ")" + filter;
            case MIN -> "min(" + c + ")" + filter;
            case COUNT -> "(count(" + c + ")" + filter + ")::DOUBLE";
        };
        String whole = slot.zero() || slot.flag() ? "coalesce(" + a + ", 0)" : a;
        return "CASE WHEN count_if(b" + c + " AND " + used(m, slot) + ") > 0 THEN NULL ELSE " + whole + " END";
    }

    /// Each step is a letter; a unit went through the funnel if its letters hold the steps in order.
    private static String funnel(List<String> steps, String used) {
        Set<String> names = new LinkedHashSet<>(steps);
        List<String> order = List.copyOf(names);
        StringBuilder letter = new StringBuilder("CASE");
        for (int i = 0; i < order.size(); i++) {
            letter.append(" WHEN e = ").append(Sql.text(order.get(i))).append(" THEN chr(").append(0x4e00 + i).append(')');
        }
        letter.append(" END");
        StringBuilder pattern = new StringBuilder();
        for (String s : steps) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Character.toString(0x4e00 + order.indexOf(s)));
        }
        return "coalesce(regexp_matches(string_agg(" + letter + ", '' ORDER BY t, file, line) FILTER (WHERE e IN " + Sql.texts(order)
                + " AND " + used + "), '" + pattern + "'), false)::TINYINT";
    }
}
