package dev.winnow.ui.readout;

import dev.winnow.readout.Figure;
import dev.winnow.readout.Readout;
import dev.winnow.readout.Readout.Arm;
import dev.winnow.readout.Readout.Comparison;
import dev.winnow.readout.Readout.MetricReadout;
import dev.winnow.ui.readout.EffectRow.Band;
import dev.winnow.ui.readout.EffectRow.Cell;
import dev.winnow.ui.readout.EffectRow.Scale;
import dev.winnow.ui.readout.EffectRow.Tone;
import dev.winnow.ui.subject.SubjectTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns the metrics of a readout into the rows of the table, in the order primary, secondary, guardrails.
final class EffectRows {
    private static final List<String> ROLES = List.of("primary", "secondary", "guardrail");

    private final Readout readout;
    private final List<MetricReadout> metrics;
    private final Basis basis;
    private final Optional<Scale> shared;

    private EffectRows(Readout readout, List<MetricReadout> metrics, Basis basis) {
        this.readout = readout;
        this.metrics = metrics;
        this.basis = basis;
        this.shared = basis == Basis.RELATIVE ? sharedScale() : Optional.empty();
    }

    static List<EffectRow.Group> of(Readout readout, Basis basis) {
        return of(readout, readout.metrics(), basis);
    }

    static List<EffectRow.Group> of(Readout readout, List<MetricReadout> metrics, Basis basis) {
        return new EffectRows(readout, metrics, basis).groups();
    }

    private List<EffectRow.Group> groups() {
        List<EffectRow.Group> groups = new ArrayList<>();
        for (String role : ROLES) {
            List<EffectRow> rows = new ArrayList<>();
            for (MetricReadout m : metrics) {
                if (m.role().equals(role)) {
                    for (Comparison c : m.comparisons()) {
                        rows.add(row(m, c, rows.isEmpty() || !rows.getLast().selection().metric().equals(m.name())));
                    }
                }
            }
            if (!rows.isEmpty()) {
                groups.add(new EffectRow.Group(SubjectTexts.get("readout.role." + role), rows));
            }
        }
        return groups;
    }

    private EffectRow row(MetricReadout m, Comparison c, boolean first) {
        Tone tone = tone(c);
        Cell control = arm(m, c.control());
        Cell treatment = arm(m, c.variant());
        Cell change = change(m, c);
        Cell p = p(c);
        boolean several = m.comparisons().size() > 1;
        List<String> lines = new ArrayList<>();
        if (first || !several) {
            lines.add(String.join(" · ", details(m)));
        }
        if (several) {
            lines.add(SubjectTexts.get("readout.against", c.variant(), c.control()));
        }
        if (!judged(c).isEmpty()) {
            lines.add(judged(c));
        }
        String detail = String.join("\n", lines);
        String sentence = SubjectTexts.get(
                "readout.row.sentence", m.name(), c.variant(), c.control(), treatment.value(), control.value(),
                change.value(), change.small(), p.value(), SubjectTexts.either("judgement." + c.judgement(), "judgement.undecided"));
        return new EffectRow(
                new Selection(m.name(), c.variant()), first ? m.name() : "", detail, control,
                treatment, band(m, c), change, p, adjusted(m, c), bayesian(m, c), tone, sentence);
    }

    private static List<String> details(MetricReadout m) {
        List<String> parts = new ArrayList<>();
        parts.add(m.label().isEmpty() ? m.kind() : m.label());
        if (m.margin().isPresent()) {
            parts.add(SubjectTexts.get("readout.margin", Words.chosen(m.margin().get())));
        } else {
            parts.add(SubjectTexts.get("readout.direction." + m.direction()));
        }
        return parts;
    }

    private static String judged(Comparison c) {
        return switch (c.judgement()) {
            case "withinMargin", "beyondMargin" -> SubjectTexts.get("judgement." + c.judgement());
            default -> "";
        };
    }

    /// Nothing is decisive where the data cannot be trusted.
    private Tone tone(Comparison c) {
        if (readout.decision().verdict().equals("brokenData")) {
            return Tone.NEUTRAL;
        }
        return switch (c.judgement()) {
            case "better" -> Tone.GOOD;
            case "worse", "beyondMargin" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
    }

    private static Cell arm(MetricReadout m, String variant) {
        Optional<Arm> arm = m.arms().stream().filter(a -> a.variant().equals(variant)).findFirst();
        if (arm.isEmpty()) {
            return Cell.absent(SubjectTexts.get("absent.noUnits"), SubjectTexts.get("absent.noUnits.of", variant));
        }
        Arm a = arm.get();
        if (a.mean().isEmpty()) {
            return Cell.absent(SubjectTexts.get("absent.noUnits"), SubjectTexts.get("absent.noUnits.of", variant));
        }
        return Cell.of(Words.level(m, a.mean().get()), Words.totals(m, a));
    }

    private Cell change(MetricReadout m, Comparison c) {
        return basis == Basis.RELATIVE
                ? either(c.relative(), r -> Cell.of(Words.signedPercent(r.estimate()), Words.percentRange(r.low(), r.high())))
                : either(c.absolute(), a -> Cell.of(Words.signed(m, a.estimate()), Words.range(m, a.low(), a.high())));
    }

    private static Cell p(Comparison c) {
        return either(c.absolute(), a -> Cell.of(Words.p(a), SubjectTexts.either("method.short." + a.method(), "method.short.other")));
    }

    private Cell adjusted(MetricReadout m, Comparison c) {
        return either(c.adjusted(), a -> {
            String less = SubjectTexts.get("readout.cuped.variance", Words.whole(-a.varianceReduction()));
            if (basis == Basis.ABSOLUTE) {
                return new Cell(Words.signed(m, a.estimate()), less, Words.range(m, a.low(), a.high()), EffectRow.Presence.KNOWN);
            }
            return either(a.relative(), r -> new Cell(
                    Words.signedPercent(r.estimate()), less, Words.percentRange(r.low(), r.high()), EffectRow.Presence.KNOWN));
        });
    }

    private static Cell bayesian(MetricReadout m, Comparison c) {
        return either(c.bayesian(), b -> new Cell(
                Words.probability(b.probabilityToBeatControl()),
                SubjectTexts.get("readout.loss", Words.loss(m, b.expectedLoss())),
                SubjectTexts.get("readout.loss.tip", Words.level(m, b.expectedLoss()), b.prior()),
                EffectRow.Presence.KNOWN));
    }

    private static <T> Cell either(Figure<T> figure, java.util.function.Function<T, Cell> known) {
        return switch (figure) {
            case Figure.Known<T>(T value) -> known.apply(value);
            case Figure.Absent<T>(String code, String reason) ->
                Cell.absent(SubjectTexts.either("absent." + code, "absent.other"), reason);
        };
    }

    private Optional<Band> band(MetricReadout m, Comparison c) {
        if (basis == Basis.RELATIVE) {
            return shared.flatMap(scale -> c.relative() instanceof Figure.Known<Readout.RelativeEffect>(var r)
                    ? Optional.of(new Band(r.low(), r.estimate(), r.high(), ticks(m), scale))
                    : Optional.empty());
        }
        return c.absolute() instanceof Figure.Known<Readout.Effect>(var a)
                ? Optional.of(new Band(a.low(), a.estimate(), a.high(), List.of(), ownScale(m)))
                : Optional.empty();
    }

    /// Where the margin or the smallest effect worth shipping stands: relative, with the sign that matters.
    private static List<Double> ticks(MetricReadout m) {
        boolean increase = m.direction().equals("increase");
        if (m.margin().isPresent()) {
            return List.of(increase ? -m.margin().get() : m.margin().get());
        }
        return m.minimumEffect().map(e -> List.of(increase ? e : -e)).orElse(List.of());
    }

    private Optional<Scale> sharedScale() {
        List<Double> reach = new ArrayList<>();
        double from = 0;
        double to = 0;
        for (MetricReadout m : metrics) {
            for (Comparison c : m.comparisons()) {
                if (c.relative() instanceof Figure.Known<Readout.RelativeEffect>(var r)) {
                    reach.add(Math.max(Math.abs(r.low()), Math.abs(r.high())));
                    from = Math.min(from, r.low());
                    to = Math.max(to, r.high());
                    for (double tick : ticks(m)) {
                        from = Math.min(from, tick);
                        to = Math.max(to, tick);
                    }
                }
            }
        }
        if (reach.isEmpty()) {
            return Optional.empty();
        }
        // One very wide interval must not flatten all others: beyond this it is cut and marked with an arrow.
        reach.sort(null);
        double most = 5 * reach.get((reach.size() - 1) / 2);
        return Optional.of(room(Math.max(from, -most), Math.min(to, most)));
    }

    private static Scale ownScale(MetricReadout m) {
        double from = 0;
        double to = 0;
        for (Comparison c : m.comparisons()) {
            if (c.absolute() instanceof Figure.Known<Readout.Effect>(var a)) {
                from = Math.min(from, a.low());
                to = Math.max(to, a.high());
            }
        }
        return room(from, to);
    }

    private static Scale room(double from, double to) {
        double span = to > from ? to - from : 1;
        return new Scale(from - 0.06 * span, to + 0.06 * span);
    }

    Readout readout() {
        return readout;
    }
}
