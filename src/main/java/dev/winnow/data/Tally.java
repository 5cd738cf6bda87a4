package dev.winnow.data;

import dev.winnow.text.Texts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Counts what `pu` left out and puts it in words.
final class Tally {
    private final Engine engine;
    private final Plan plan;
    private final Texts texts = Problems.TEXTS;

    Tally(Engine engine, Plan plan) {
        this.engine = engine;
        this.plan = plan;
    }

    private record Count(int k, long rows, long units) {}

    private record Pair(long rows, long units) {}

    /// Where first lines are found, if they can be.
    interface Lines {
        /// First line numbers of rows of `rows()` that fulfil a condition.
        List<Long> where(String condition) throws SQLException;
    }

    List<LedgerEntry> read(Lines lines) throws SQLException {
        List<LedgerEntry> out = new ArrayList<>();
        List<Count> counts = engine.query("SELECT k, sum(n)::BIGINT, count(*) FROM pu WHERE k < 0 GROUP BY k ORDER BY k DESC",
                r -> new Count(r.getInt(1), r.getLong(2), r.getLong(3)));
        for (Reason reason : Reason.values()) {
            for (Count c : counts) {
                if (c.k == reason.number()) {
                    out.add(entry(reason, c, lines));
                }
            }
        }
        if (plan.firstExposure()) {
            Pair p = pair("coalesce(sum(n), 0)::BIGINT, count(*)", "k >= 0 AND crossed");
            if (p.units > 0) {
                out.add(new LedgerEntry("firstExposure", texts.get("ledger.firstExposure", Problems.count(p.units)),
                        p.rows, p.units, lines.where("k >= 0 AND u IN (SELECT ux FROM pu WHERE crossed)"), ""));
            }
        }
        for (Plan.Measure m : plan.metrics()) {
            metric(m, lines, out);
        }
        return out;
    }

    private Pair pair(String what, String where) throws SQLException {
        return engine.query("SELECT " + what + " FROM pu WHERE " + where, r -> new Pair(r.getLong(1), r.getLong(2))).getFirst();
    }

    private LedgerEntry entry(Reason reason, Count c, Lines lines) throws SQLException {
        boolean several = reason == Reason.SEVERAL_VARIANTS;
        String column = switch (reason) {
            case MISSING_UNIT, DUPLICATE_UNIT, SEVERAL_VARIANTS, NEVER_EXPOSED -> plan.mapping().unit().orElse("");
            case MISSING_VARIANT, UNKNOWN_VARIANT -> plan.mapping().variant();
            case MISSING_TIME, UNPARSABLE_TIME, BEFORE_EXPOSURE -> plan.mapping().time().orElse("");
        };
        String words = texts.get("ledger." + reason.code(), column,
                reason == Reason.UNKNOWN_VARIANT ? plan.variants().stream().collect(Collectors.joining(", ")) : "");
        String where = several
                ? "k >= 0 AND u IN (SELECT ux FROM pu WHERE k = " + reason.number() + ")"
                : "k = " + reason.number();
        return new LedgerEntry(reason.code(), words, c.rows, several ? c.units : 0, lines.where(where), "");
    }

    private void metric(Plan.Measure m, Lines lines, List<LedgerEntry> out) throws SQLException {
        String name = m.metric().name();
        StringBuilder noneBad = new StringBuilder();
        for (Plan.Slot s : m.slots()) {
            if (s.column() < 0) {
                continue;
            }
            String column = plan.source().names().get(s.column());
            String bad = "b" + s.name();
            Pair p = pair("coalesce(sum(" + bad + "), 0)::BIGINT, count(*)", "k >= 0 AND " + bad + " > 0");
            if (p.rows > 0) {
                String key = s.covariate() ? "ledger.unparsableCovariate" : s.flag() ? "ledger.unparsableFlag" : "ledger.unparsableNumber";
                out.add(new LedgerEntry("unparsableNumber", texts.get(key, column, name), p.rows, p.units,
                        lines.where("k >= 0 AND " + bad), name));
            }
            if (!s.covariate()) {
                noneBad.append(" AND ").append(bad).append(" = 0");
            }
        }
        Pair missing = pair("coalesce(sum(n), 0)::BIGINT, count(*)", "k >= 0 AND NOT (" + Cells.complete(m) + ")" + noneBad);
        Plan.Slot y = m.slots().getFirst();
        if (missing.units > 0 && y.column() >= 0) {
            String empty = m.slots().stream().filter(s -> !s.covariate()).map(s -> s.name() + " IS NULL")
                    .collect(Collectors.joining(" OR "));
            String noBad = m.slots().stream().filter(s -> !s.covariate() && s.column() >= 0)
                    .map(s -> " AND NOT b" + s.name()).collect(Collectors.joining());
            out.add(new LedgerEntry("missingOutcome",
                    texts.get("ledger.missingOutcome", plan.source().names().get(y.column()), name), missing.rows, missing.units,
                    lines.where("k >= 0 AND (" + empty + ")" + noBad), name));
        }
        for (Plan.Slot s : m.slots()) {
            if (s.covariate()) {
                Pair p = pair("coalesce(sum(n), 0)::BIGINT, count(*)",
                        Cells.complete(m) + " AND " + s.name() + " IS NULL AND b" + s.name() + " = 0");
                if (p.units > 0) {
                    out.add(new LedgerEntry("missingCovariate",
                            texts.get("ledger.missingCovariate", plan.source().names().get(s.column()), name), p.rows, p.units,
                            List.of(), name));
                }
            }
        }
    }
}
