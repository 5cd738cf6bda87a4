package dev.winnow.data;

import dev.winnow.data.Cell.QuantileCell;
import dev.winnow.data.Cell.Segment;
import dev.winnow.experiment.MetricKind;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.task.Progress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Turns the table `pu` into cells.
///
/// All sums are taken of deviations from the overall mean of a variable, so that a large offset costs no digits; a
/// unit without a covariate counts with the overall mean of the covariate, which leaves its outcome unadjusted.
final class Cells {
    private final Engine engine;
    private final Plan plan;
    private final Progress progress;
    private final Map<String, Double> centres = new LinkedHashMap<>();

    Cells(Engine engine, Plan plan, Progress progress) {
        this.engine = engine;
        this.plan = plan;
        this.progress = progress;
    }

    /// Which units go together in a cell: a variant with a day, a segment's value, or neither.
    private record Key(int variant, String group) {}

    private record Draft(long units, Map<String, MomentMatrix> metrics, Map<String, QuantileCell> quantiles) {}

    List<Cell> read() throws SQLException {
        centre();
        List<Cell> out = new ArrayList<>();
        boolean days = plan.time().isPresent();
        boolean quantiles = plan.metrics().stream().anyMatch(Plan.Measure::quantile);
        drafts(days ? "day" : "NULL::VARCHAR", days ? With.MOMENTS : With.BOTH).forEach((key, d) ->
                out.add(cell(key, d, days ? Optional.of(LocalDate.parse(key.group)) : Optional.empty(), Optional.empty())));
        if (days && quantiles) {
            // days cannot be added up to a quantile: it stands in a cell of its own, which counts no units again
            drafts("NULL::VARCHAR", With.QUANTILES).forEach((key, d) ->
                    out.add(cell(key, new Draft(0, Map.of(), d.quantiles), Optional.empty(), Optional.empty())));
        }
        for (int s = 0; s < plan.segments().size(); s++) {
            String column = plan.source().names().get(plan.segments().get(s));
            progress.at(0.95, Problems.TEXTS.get("progress.cells"));
            drafts("coalesce(s" + s + ", '')", With.BOTH).forEach((key, d) ->
                    out.add(cell(key, d, Optional.empty(), Optional.of(new Segment(column, key.group)))));
        }
        return out;
    }

    private Cell cell(Key key, Draft d, Optional<LocalDate> day, Optional<Segment> segment) {
        return new Cell(plan.variants().get(key.variant), day, segment, d.units, d.metrics, d.quantiles);
    }

    private enum With {
        MOMENTS,
        QUANTILES,
        BOTH
    }

    private Map<Key, Draft> drafts(String group, With with) throws SQLException {
        Map<Key, Draft> out = new TreeMap<>(Comparator.comparing(Key::group).thenComparingInt(Key::variant));
        engine.query("SELECT k, g::VARCHAR, n FROM (SELECT k, " + group + " AS g, count(*) AS n FROM pu WHERE k >= 0 GROUP BY ALL)", r -> out.put(key(r),
                new Draft(r.getLong(3), new LinkedHashMap<>(), new LinkedHashMap<>())));
        for (Plan.Measure m : plan.metrics()) {
            if (m.quantile() && with != With.MOMENTS) {
                quantile(group, m, out);
            } else if (!m.quantile() && with != With.QUANTILES) {
                moments(group, m, out);
            }
        }
        return out;
    }

    private static Key key(ResultSet r) throws SQLException {
        String group = r.getString(2);
        return new Key(r.getInt(1), group == null ? "" : group);
    }

    /// The condition under which a unit has a value.
    static String complete(Plan.Measure m) {
        StringBuilder b = new StringBuilder("k >= 0");
        m.slots().stream().filter(s -> !s.covariate()).forEach(s -> b.append(" AND ").append(s.name()).append(" IS NOT NULL"));
        return b.toString();
    }

    private void centre() throws SQLException {
        List<Plan.Slot> slots = plan.metrics().stream().flatMap(m -> m.slots().stream()).toList();
        String all = slots.stream().map(s -> "avg(" + s.name() + ")").collect(Collectors.joining(", "));
        engine.query("SELECT " + all + " FROM pu WHERE k >= 0", r -> {
            for (int i = 0; i < slots.size(); i++) {
                double c = r.getDouble(i + 1);
                centres.put(slots.get(i).name(), Double.isFinite(c) ? c : 0);
            }
            return slots.size();
        });
    }

    private void moments(String group, Plan.Measure m, Map<Key, Draft> into) throws SQLException {
        int size = m.slots().size();
        // dates are grouped as dates and become text afterwards, which is far cheaper
        StringBuilder sql = new StringBuilder("SELECT * REPLACE (g::VARCHAR AS g) FROM (SELECT k, " + group + " AS g, count(*)");
        for (int i = 0; i < size; i++) {
            String v = m.slots().get(i).name();
            sql.append(", fsum(").append(off(m.slots().get(i))).append("), coalesce(min(").append(v)
                    .append("), 0)::DOUBLE, coalesce(max(").append(v).append("), 0)::DOUBLE, count(").append(v).append(')');
        }
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                sql.append(", fsum(").append(off(m.slots().get(i))).append(" * ").append(off(m.slots().get(j))).append(')');
            }
        }
        sql.append(" FROM pu WHERE ").append(complete(m)).append(" GROUP BY ALL)");
        engine.query(sql.toString(), r -> {
            Draft d = into.get(key(r));
            return d == null ? Optional.empty() : Optional.ofNullable(d.metrics.put(m.metric().name(), matrix(m, r)));
        });
    }

    private String off(Plan.Slot s) {
        String minus = "(" + s.name() + " - (" + centres.get(s.name()) + ")::DOUBLE)";
        return s.covariate() ? "coalesce" + minus.replace("DOUBLE)", "DOUBLE, 0)") : minus;
    }

    private MomentMatrix matrix(Plan.Measure m, ResultSet r) throws SQLException {
        int size = m.slots().size();
        long n = r.getLong(3);
        double[] sums = new double[size];
        boolean[] constant = new boolean[size];
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int at = 4 + 4 * i;
            sums[i] = r.getDouble(at);
            double low = r.getDouble(at + 1);
            constant[i] = low == r.getDouble(at + 2) && r.getLong(at + 3) == n;
            double centre = centres.getOrDefault(m.slots().get(i).name(), 0.0);
            means.add(constant[i] ? low : centre + sums[i] / n);
        }
        Double[] cross = new Double[size * size];
        int at = 4 + 4 * size;
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                double c = constant[i] || constant[j] ? 0 : r.getDouble(at) - sums[i] * sums[j] / n;
                cross[i * size + j] = i == j ? Math.max(0, c) : c;
                cross[j * size + i] = cross[i * size + j];
                at++;
            }
        }
        return new MomentMatrix(n, means, List.of(cross));
    }

    private record Ranks(long n, long low, long high, long below, long above, double fraction) {
        static Ranks of(long n, double q, double z) {
            double spread = z * Math.sqrt(n * q * (1 - q));
            double h = (n - 1) * q;
            long below = (long) Math.floor(h) + 1;
            return new Ranks(n, clamp((long) Math.floor(n * q - spread), n), clamp((long) Math.ceil(n * q + spread), n),
                    below, Math.min(n, below + 1), h - Math.floor(h));
        }

        private static long clamp(long rank, long n) {
            return Math.clamp(rank, 1, n);
        }
    }

    private void quantile(String group, Plan.Measure m, Map<Key, Draft> into) throws SQLException {
        if (!(m.metric().kind() instanceof MetricKind.Quantile(double q))) {
            return;
        }
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(plan.design().alpha() / 2);
        Map<Key, Ranks> ranks = new LinkedHashMap<>();
        String where = " FROM pu WHERE " + complete(m);
        engine.query("SELECT k, " + group + ", count(*)" + where + " GROUP BY ALL", r ->
                ranks.put(key(r), Ranks.of(r.getLong(3), q, z)));
        if (ranks.isEmpty()) {
            return;
        }
        List<String> wanted = new ArrayList<>();
        ranks.forEach((key, x) -> {
            for (long rank : List.of(x.low, x.high, x.below, x.above)) {
                wanted.add("(" + key.variant + ", " + Sql.text(key.group) + ", " + rank + ")");
            }
        });
        String y = m.slots().getFirst().name();
        Map<Key, Map<Long, Double>> found = new LinkedHashMap<>();
        engine.query("SELECT k, g, rank, y FROM (SELECT k, coalesce(" + group + ", '') AS g, " + y + " AS y, row_number() OVER ("
                + "PARTITION BY k, coalesce(" + group + ", '') ORDER BY " + y + ") AS rank" + where + ") WHERE (k, g, rank) IN ("
                + String.join(", ", wanted) + ")", r ->
                        found.computeIfAbsent(key(r), _ -> new LinkedHashMap<>()).put(r.getLong(3), r.getDouble(4)));
        found.forEach((key, at) -> {
            Ranks x = ranks.get(key);
            Draft d = into.get(key);
            if (x != null && d != null) {
                double below = at.getOrDefault(x.below, 0.0);
                double above = at.getOrDefault(x.above, below);
                d.quantiles.put(m.metric().name(), new QuantileCell(x.n, below + x.fraction * (above - below),
                        at.getOrDefault(x.low, below), at.getOrDefault(x.high, above)));
            }
        });
    }
}
