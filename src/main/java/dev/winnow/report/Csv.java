package dev.winnow.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.winnow.readout.Figure;
import dev.winnow.readout.Readout;
import dev.winnow.readout.Readout.Adjusted;
import dev.winnow.readout.Readout.Arm;
import dev.winnow.readout.Readout.Bayesian;
import dev.winnow.readout.Readout.Comparison;
import dev.winnow.readout.Readout.Effect;
import dev.winnow.readout.Readout.MetricReadout;
import dev.winnow.readout.Readout.RelativeEffect;
import dev.winnow.readout.Readout.Segment;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One tidy table: a line per figure, in full precision. RFC 4180.
final class Csv {
    private static final List<String> HEADER = List.of(
            "section", "segment_column", "segment_value", "metric", "role", "kind", "variant", "control", "quantity",
            "method", "n", "estimate", "low", "high", "se", "df", "statistic", "p", "log_p", "day", "reason");

    private final CsvWriter csv;

    private Csv(CsvWriter csv) {
        this.csv = csv;
    }

    static void write(Readout readout, Writer out) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
            csv.writeRecord(HEADER);
            new Csv(csv).all(readout);
        }
    }

    private void all(Readout r) {
        about("experiment", r.experiment());
        about("engine", r.engine());
        r.design().ifPresent(d -> about("design_revision", d));
        about("data", r.data().name());
        r.data().fingerprint().ifPresent(f -> about("data_fingerprint", f));
        about("control", r.control());
        new Line("about").set("quantity", "rows").number("estimate", r.data().rows()).write();
        new Line("about").set("quantity", "units").number("estimate", r.data().units()).write();
        new Line("about").set("quantity", "alpha").number("estimate", r.alpha()).write();
        Readout.Srm srm = r.srm();
        for (String v : r.variants()) {
            new Line("srm").set("variant", v).set("quantity", "observed_units")
                    .number("estimate", srm.observed().getOrDefault(v, 0L)).write();
            new Line("srm").set("variant", v).set("quantity", "expected_units")
                    .number("estimate", srm.expected().getOrDefault(v, 0.0)).write();
        }
        new Line("srm").set("quantity", "chi_square").set("method", "chi-square").number("df", srm.df())
                .number("statistic", srm.chiSquare()).number("p", srm.p()).write();
        r.metrics().forEach(m -> metric("metric", Optional.empty(), m));
        r.segments().forEach(s -> s.metrics().forEach(m -> metric("segment", Optional.of(s), m)));
        r.days().forEach(d -> d.units().forEach((variant, n) -> new Line("exposures")
                .set("variant", variant).set("quantity", "units").set("day", d.day().toString())
                .number("estimate", n).write()));
        r.ledger().forEach(e -> new Line("ledger").set("metric", e.metric()).set("quantity", "rows_not_used")
                .number("estimate", e.rows()).set("reason", e.reason()).write());
        new Line("decision").set("variant", r.decision().variant().orElse("")).set("quantity", r.decision().verdict())
                .set("reason", r.decision().sentence()).write();
    }

    private void about(String quantity, String text) {
        new Line("about").set("quantity", quantity).set("reason", text).write();
    }

    private void metric(String section, Optional<Segment> segment, MetricReadout m) {
        for (Arm a : m.arms()) {
            Line value = line(section, segment, m).set("variant", a.variant()).set("quantity", "value").number("n", a.n());
            a.mean().ifPresent(v -> value.number("estimate", v));
            value.write();
            a.sum().ifPresent(v -> line(section, segment, m).set("variant", a.variant())
                    .set("quantity", "sum").number("n", a.n()).number("estimate", v).write());
            a.variance().ifPresent(v -> line(section, segment, m).set("variant", a.variant())
                    .set("quantity", "variance").number("n", a.n()).number("estimate", v).write());
            a.denominator().ifPresent(v -> line(section, segment, m).set("variant", a.variant())
                    .set("quantity", "denominator").number("n", a.n()).number("estimate", v).write());
        }
        m.comparisons().forEach(c -> comparison(section, segment, m, c));
    }

    private void comparison(String section, Optional<Segment> segment, MetricReadout m, Comparison c) {
        Line absolute = line(section, segment, m, c, "absolute");
        switch (c.absolute()) {
            case Figure.Absent<Effect>(_, var reason) -> absolute.set("reason", reason);
            case Figure.Known<Effect>(var e) -> {
                absolute.set("method", e.method()).estimate(e.estimate(), e.low(), e.high()).number("se", e.se())
                        .number("statistic", e.statistic()).number("p", e.p()).number("log_p", e.logP());
                e.df().ifPresent(df -> absolute.number("df", df));
            }
        }
        absolute.write();
        relative(line(section, segment, m, c, "relative"), c.relative());
        Line adjusted = line(section, segment, m, c, "adjusted");
        switch (c.adjusted()) {
            case Figure.Absent<Adjusted>(_, var reason) -> adjusted.set("reason", reason).write();
            case Figure.Known<Adjusted>(var a) -> {
                adjusted.set("method", a.method()).estimate(a.estimate(), a.low(), a.high()).number("se", a.se())
                        .number("statistic", a.statistic()).number("p", a.p());
                a.df().ifPresent(df -> adjusted.number("df", df));
                adjusted.write();
                relative(line(section, segment, m, c, "adjusted_relative"), a.relative());
                line(section, segment, m, c, "variance_reduction").set("method", a.method())
                        .number("estimate", a.varianceReduction()).write();
            }
        }
        switch (c.bayesian()) {
            case Figure.Absent<Bayesian>(_, var reason) ->
                line(section, segment, m, c, "probability_to_beat_control").set("reason", reason).write();
            case Figure.Known<Bayesian>(var b) -> {
                line(section, segment, m, c, "probability_to_beat_control").set("method", b.method())
                        .number("estimate", b.probabilityToBeatControl()).write();
                line(section, segment, m, c, "expected_loss").set("method", b.method())
                        .number("estimate", b.expectedLoss()).write();
            }
        }
        c.timeline().forEach(p -> line("timeline", segment, m, c, p.relative() ? "relative" : "absolute")
                .number("n", p.n()).estimate(p.estimate(), p.low(), p.high()).set("day", p.day().toString()).write());
    }

    private static void relative(Line line, Figure<RelativeEffect> figure) {
        switch (figure) {
            case Figure.Absent<RelativeEffect>(_, var reason) -> line.set("reason", reason);
            case Figure.Known<RelativeEffect>(var e) ->
                line.set("method", e.method()).estimate(e.estimate(), e.low(), e.high()).number("se", e.se());
        }
        line.write();
    }

    private Line line(String section, Optional<Segment> segment, MetricReadout m) {
        Line line = new Line(section).set("metric", m.name()).set("role", m.role()).set("kind", m.kind());
        segment.ifPresent(s -> line.set("segment_column", s.column()).set("segment_value", s.value()));
        return line;
    }

    private Line line(String section, Optional<Segment> segment, MetricReadout m, Comparison c, String quantity) {
        return line(section, segment, m).set("variant", c.variant()).set("control", c.control())
                .set("quantity", quantity);
    }

    /// One record, filled by column name.
    private final class Line {
        private final String[] fields = new String[HEADER.size()];

        Line(String section) {
            Arrays.fill(fields, "");
            fields[0] = section;
        }

        Line set(String column, String text) {
            fields[HEADER.indexOf(column)] = Guard.csv(text);
            return this;
        }

        Line number(String column, double value) {
            fields[HEADER.indexOf(column)] = Double.toString(value);
            return this;
        }

        Line number(String column, long value) {
            fields[HEADER.indexOf(column)] = Long.toString(value);
            return this;
        }

        Line estimate(double estimate, double low, double high) {
            return number("estimate", estimate).number("low", low).number("high", high);
        }

        void write() {
            csv.writeRecord(fields);
        }
    }
}
