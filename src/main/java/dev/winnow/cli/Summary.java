package dev.winnow.cli;

import dev.winnow.data.LedgerEntry;
import dev.winnow.readout.Figure;
import dev.winnow.readout.Readout;
import dev.winnow.text.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A readout as lines on a terminal: the decision first, then what it rests on.
final class Summary {
    private static final Formats FORMATS = Formats.standard();

    private Summary() {}

    static List<String> of(Readout r) {
        List<String> lines = new ArrayList<>();
        lines.add(r.decision().headline());
        lines.add(r.decision().sentence());
        r.decision().reasons().forEach(reason -> lines.add("- " + reason.text()));
        lines.add("");
        String observed = r.srm().observed().entrySet().stream()
                .map(e -> e.getKey() + " " + FORMATS.count(e.getValue()))
                .collect(Collectors.joining(", "));
        lines.add(text("summary.units", observed, FORMATS.p(r.srm().p())));
        for (Readout.MetricReadout m : r.metrics()) {
            lines.add("");
            lines.add(text("summary.metric", m.name(), m.label(), m.role()));
            for (Readout.Arm a : m.arms()) {
                lines.add(text(
                        "summary.arm", a.variant(), FORMATS.count(a.n()),
                        a.mean().map(FORMATS::number).orElse(text("summary.none"))));
            }
            m.comparisons().forEach(c -> compare(c, lines));
        }
        if (!r.ledger().isEmpty()) {
            lines.add("");
            for (LedgerEntry e : r.ledger()) {
                lines.add(text("summary.ledger", FORMATS.count(e.rows()), e.reason()));
            }
        }
        return lines;
    }

    private static void compare(Readout.Comparison c, List<String> lines) {
        switch (c.absolute()) {
            case Figure.Known<Readout.Effect>(var e) ->
                lines.add(text(
                        "summary.absolute",
                        c.variant(),
                        c.control(),
                        FORMATS.signed(e.estimate()),
                        FORMATS.signed(e.low()),
                        FORMATS.signed(e.high()),
                        FORMATS.pFromLog(e.logP())));
            case Figure.Absent<Readout.Effect>(_, var why) ->
                lines.add(text("summary.absent", c.variant(), c.control(), why));
        }
        if (c.relative() instanceof Figure.Known<Readout.RelativeEffect>(var e)) {
            lines.add(text("summary.relative", FORMATS.signedPercent(e.estimate()), FORMATS.signedPercent(e.low()), FORMATS.signedPercent(e.high())));
        }
        if (c.adjusted() instanceof Figure.Known<Readout.Adjusted>(var a)) {
            lines.add(text(
                    "summary.adjusted",
                    a.method().toUpperCase(Locale.ROOT),
                    FORMATS.signed(a.estimate()),
                    FORMATS.signed(a.low()),
                    FORMATS.signed(a.high()),
                    FORMATS.p(a.p())));
        }
    }

    private static String text(String key, Object... args) {
        return Console.TEXTS.get(key, args);
    }
}
