package dev.winnow.readout;

import dev.winnow.experiment.Design;
import dev.winnow.experiment.Direction;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricRole;
import dev.winnow.experiment.Variant;
import dev.winnow.readout.Readout.Comparison;
import dev.winnow.readout.Readout.Decision;
import dev.winnow.readout.Readout.MetricReadout;
import dev.winnow.readout.Readout.Reason;
import dev.winnow.readout.Readout.RelativeEffect;
import dev.winnow.readout.Readout.Srm;
import dev.winnow.stats.Level;
import dev.winnow.stats.multiple.Adjustment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The verdict, by a rule that is fixed before the data are seen.
///
/// 1. An arm without units, or a split that fails the sample-ratio check: `brokenData`.
/// 2. Every primary metric of every treatment is one hypothesis; their p-values (with the pre-period taken out where
///    a covariate is mapped) are adjusted by Holm, and decided at the design's alpha.
/// 3. A guardrail harms when its whole interval is worse than its margin, or, without a margin, worse than zero. It
///    holds when the whole interval is better than the margin; without a margin, when it does not harm.
/// 4. A harmed guardrail stops a treatment at any time. Anything else waits for the planned size and duration, because
///    an ordinary p-value holds for one look only.
/// 5. A treatment ships when a primary is decided for it, none is decided against it, all guardrails hold and the
///    estimate is at least the smallest effect worth shipping. Of several, the largest change of the first primary.
/// 6. When every treatment is harmed or decided against: `doNotShip`. Otherwise `keepRunning` before the plan is
///    fulfilled, `inconclusive` after it or without one.
final class DecisionRule {
    private final Design design;
    private final Sentences sentences;

    DecisionRule(Design design, Sentences sentences) {
        this.design = design;
        this.sentences = sentences;
    }

    /// How one treatment stands.
    private record Standing(
            String variant, boolean won, boolean lost, List<String> harmed, List<String> open, boolean tooSmall) {
        boolean ships() {
            return won && !lost && harmed.isEmpty() && open.isEmpty() && !tooSmall;
        }

        boolean refused() {
            return lost || !harmed.isEmpty();
        }
    }

    /// @param covered days from the first exposure to the last; 0 without a time column
    Decision decide(Srm srm, List<MetricReadout> metrics, int covered) {
        var reasons = new ArrayList<Reason>();
        Optional<Decision> broken = broken(srm);
        if (broken.isPresent()) {
            return broken.get();
        }
        var primaries = metrics.stream().filter(m -> m.role().equals("primary")).toList();
        Map<String, Double> adjusted = holm(primaries, Level.of(design.alpha()));
        List<Standing> standings = design.treatments().stream()
                .map(v -> standing(v, metrics, adjusted))
                .toList();
        explain(primaries, adjusted, standings, reasons);
        Optional<String> unfinished = unfinished(srm, covered);
        if (unfinished.isEmpty() && design.unitsPerVariant().isEmpty() && design.days().isEmpty()) {
            reasons.add(new Reason("noPlan", sentences.get("reason.noPlan")));
        }
        Optional<MetricReadout> first = primaries.stream().findFirst();
        if (standings.stream().allMatch(s -> !s.harmed().isEmpty())) {
            return verdict("doNotShip", standings.getFirst().variant(), first, harmChange(standings), reasons);
        }
        if (unfinished.isPresent()) {
            reasons.add(new Reason("planNotReached", unfinished.get()));
            return verdict("keepRunning", best(standings, first), first, unfinished.get(), reasons);
        }
        List<Standing> shippable = standings.stream().filter(Standing::ships).toList();
        if (!shippable.isEmpty()) {
            return verdict("ship", best(shippable, first), first, shipChange(metrics), reasons);
        }
        if (standings.stream().allMatch(Standing::refused)) {
            return verdict("doNotShip", best(standings, first), first, harmChange(standings), reasons);
        }
        return verdict("inconclusive", best(standings, first), first, sentences.get("change.inconclusive"), reasons);
    }

    private Optional<Decision> broken(Srm srm) {
        List<String> empty = srm.observed().entrySet().stream()
                .filter(e -> e.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
        if (!empty.isEmpty()) {
            String text = sentences.get("reason.emptyArm", String.join(", ", empty));
            return Optional.of(brokenData(new Reason("emptyArm", text)));
        }
        if (srm.p() < srm.threshold()) {
            String text = sentences.get(
                    "reason.sampleRatio", sentences.formats().p(srm.p()), sentences.formats().exact(srm.threshold()));
            return Optional.of(brokenData(new Reason("sampleRatio", text)));
        }
        return Optional.empty();
    }

    private Decision brokenData(Reason reason) {
        return new Decision(
                "brokenData", Optional.empty(), sentences.get("headline.brokenData"), sentences.get("sentence.brokenData"),
                sentences.get("change.brokenData"), List.of(reason));
    }

    /// Adjusted p by metric and variant; a comparison without a p-value is no hypothesis.
    private static Map<String, Double> holm(List<MetricReadout> primaries, Level level) {
        var raw = new LinkedHashMap<String, Double>();
        for (MetricReadout m : primaries) {
            for (Comparison c : m.comparisons()) {
                p(c).ifPresent(p -> raw.put(key(m, c.variant()), p));
            }
        }
        double[] p = raw.values().stream().mapToDouble(Double::doubleValue).toArray();
        double[] after = Adjustment.HOLM.adjust(p, level);
        var out = new LinkedHashMap<String, Double>();
        int i = 0;
        for (String k : raw.keySet()) {
            out.put(k, after[i++]);
        }
        return out;
    }

    private static String key(MetricReadout m, String variant) {
        return m.name() + "\n" + variant;
    }

    private static Optional<Double> p(Comparison c) {
        return c.adjusted().toOptional().map(Readout.Adjusted::p).or(() -> c.absolute()
                .toOptional()
                .map(Readout.Effect::p));
    }

    private static double estimate(Comparison c) {
        return c.adjusted()
                .toOptional()
                .map(Readout.Adjusted::estimate)
                .or(() -> c.absolute().toOptional().map(Readout.Effect::estimate))
                .orElse(0.0);
    }

    private static Optional<RelativeEffect> relative(Comparison c) {
        return c.adjusted()
                .toOptional()
                .flatMap(a -> a.relative().toOptional())
                .or(() -> c.relative().toOptional());
    }

    private static Optional<Comparison> comparison(MetricReadout m, String variant) {
        return m.comparisons().stream().filter(c -> c.variant().equals(variant)).findFirst();
    }

    private static double wanted(MetricReadout m, double effect) {
        return m.direction().equals("increase") ? effect : -effect;
    }

    private Standing standing(Variant v, List<MetricReadout> metrics, Map<String, Double> adjusted) {
        boolean won = false;
        boolean lost = false;
        boolean tooSmall = false;
        var harmed = new ArrayList<String>();
        var open = new ArrayList<String>();
        for (MetricReadout m : metrics) {
            Optional<Comparison> found = comparison(m, v.key());
            if (found.isEmpty()) {
                continue;
            }
            Comparison c = found.get();
            if (m.role().equals("primary")) {
                boolean decided = Optional.ofNullable(adjusted.get(key(m, v.key())))
                        .map(p -> p <= design.alpha())
                        .orElse(false);
                double effect = wanted(m, estimate(c));
                won |= decided && effect > 0;
                lost |= decided && effect < 0;
                tooSmall |= m.minimumEffect()
                        .map(least -> relative(c).map(r -> wanted(m, r.estimate()) < least).orElse(true))
                        .orElse(false);
            } else if (m.role().equals("guardrail")) {
                switch (c.judgement()) {
                    case "worse", "beyondMargin" -> harmed.add(m.name());
                    case "undecided" -> m.margin().ifPresent(_ -> open.add(m.name()));
                    default -> {}
                }
            }
        }
        return new Standing(v.key(), won, lost, harmed, open, tooSmall);
    }

    private void explain(
            List<MetricReadout> primaries, Map<String, Double> adjusted, List<Standing> standings, List<Reason> reasons) {
        for (MetricReadout m : primaries) {
            for (Comparison c : m.comparisons()) {
                Double p = adjusted.get(key(m, c.variant()));
                if (p == null) {
                    String why = c.absolute() instanceof Figure.Absent<Readout.Effect>(_, String r) ? r : "";
                    reasons.add(new Reason("primaryAbsent", sentences.get("reason.primaryAbsent", m.name(), c.variant(), why)));
                    continue;
                }
                boolean decided = p <= design.alpha();
                boolean good = wanted(m, estimate(c)) > 0;
                String code = decided ? (good ? "primaryBetter" : "primaryWorse") : "primaryUndecided";
                String how = adjusted.size() > 1
                        ? sentences.get("reason.holm", sentences.formats().p(p), adjusted.size())
                        : "p " + sentences.formats().p(p);
                boolean cuped = c.adjusted() instanceof Figure.Known<Readout.Adjusted>;
                reasons.add(new Reason(
                        code, sentences.get("reason." + code, m.name(), c.variant(), how)
                                + (cuped ? " " + sentences.get("reason.cuped") : "")));
            }
        }
        for (Standing s : standings) {
            for (String g : s.harmed()) {
                reasons.add(new Reason("guardrailHarmed", sentences.get("reason.guardrailHarmed", g, s.variant())));
            }
            for (String g : s.open()) {
                reasons.add(new Reason("guardrailOpen", sentences.get("reason.guardrailOpen", g, s.variant())));
            }
            if (s.won() && s.tooSmall()) {
                reasons.add(new Reason("belowMinimum", sentences.get("reason.belowMinimum", s.variant())));
            }
        }
        boolean guarded = design.metrics().stream().map(Metric::role).anyMatch(r -> r == MetricRole.GUARDRAIL);
        if (guarded && standings.stream().allMatch(s -> s.harmed().isEmpty() && s.open().isEmpty())) {
            reasons.add(new Reason("guardrailsHold", sentences.get("reason.guardrailsHold")));
        }
    }

    private Optional<String> unfinished(Srm srm, int covered) {
        long smallest = srm.observed().values().stream().mapToLong(Long::longValue).min().orElse(0);
        Optional<Long> planned = design.unitsPerVariant().filter(n -> smallest < n);
        if (planned.isPresent()) {
            return Optional.of(sentences.get(
                    "reason.planNotReached", sentences.formats().count(smallest),
                    sentences.formats().count(planned.get())));
        }
        return design.days()
                .filter(d -> covered > 0 && covered < d)
                .map(d -> sentences.get("reason.daysNotReached", covered, d));
    }

    private static String best(List<Standing> among, Optional<MetricReadout> first) {
        return among.stream()
                .max(Comparator.comparingDouble(s -> first.flatMap(m -> comparison(m, s.variant())
                                .map(c -> wanted(m, estimate(c))))
                        .orElse(0.0)))
                .map(Standing::variant)
                .orElse("");
    }

    private Decision verdict(
            String verdict, String variant, Optional<MetricReadout> first, String change, List<Reason> reasons) {
        String sentence = first.flatMap(m -> comparison(m, variant).map(c -> sentence(m, c)))
                .orElseGet(() -> sentences.get("sentence.noPrimary"));
        return new Decision(
                verdict, Optional.of(variant), sentences.get("headline." + verdict, variant), sentence, change,
                List.copyOf(reasons));
    }

    private String sentence(MetricReadout m, Comparison c) {
        String level = sentences.formats().level(1 - design.alpha());
        Optional<RelativeEffect> relative = relative(c);
        if (relative.isPresent()) {
            RelativeEffect r = relative.get();
            boolean crosses = r.low() <= 0 && r.high() >= 0;
            String key = crosses ? "sentence.crosses" : r.estimate() > 0 ? "sentence.raises" : "sentence.lowers";
            String size = crosses
                    ? sentences.formats().signedPercent(r.estimate())
                    : sentences.formats().signedPercent(Math.abs(r.estimate())).substring(1);
            return sentences.get(
                    key, c.variant(), m.name(), size, level, sentences.formats().percentInterval(r.low(), r.high()));
        }
        return switch (c.absolute()) {
            case Figure.Known<Readout.Effect>(Readout.Effect e) ->
                sentences.get(
                        "sentence.absolute", c.variant(), m.name(), sentences.formats().signed(e.estimate()), level,
                        sentences.formats().interval(e.low(), e.high()));
            case Figure.Absent<Readout.Effect>(_, String reason) ->
                sentences.get("sentence.absent", m.name(), c.variant(), reason);
        };
    }

    private String shipChange(List<MetricReadout> metrics) {
        return metrics.stream()
                .filter(m -> m.role().equals("guardrail") && m.margin().isPresent())
                .findFirst()
                .map(m -> {
                    double margin = m.margin().get();
                    boolean up = m.direction().equals(Direction.INCREASE.name().toLowerCase(Locale.ROOT));
                    return sentences.get("change.shipGuardrail", m.name(), sentences.formats().signedPercent(up ? -margin : margin));
                })
                .orElseGet(() -> sentences.get("change.ship"));
    }

    private String harmChange(List<Standing> standings) {
        return standings.stream()
                .flatMap(s -> s.harmed().stream())
                .findFirst()
                .map(g -> sentences.get("change.harmedGuardrail", g))
                .orElseGet(() -> sentences.get("change.doNotShip"));
    }
}
