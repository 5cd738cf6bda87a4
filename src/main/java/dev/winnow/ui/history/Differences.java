package dev.winnow.ui.history;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.experiment.Conclusion;
import dev.winnow.experiment.Design;
import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.Variant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What changed between two states of an experiment, field by field, in words.
final class Differences {
    private Differences() {}

    static List<Difference> between(Experiment before, Experiment after) {
        Map<String, String> old = fields(before);
        Map<String, String> now = fields(after);
        List<Difference> found = new ArrayList<>();
        for (String field : now.keySet()) {
            String was = old.getOrDefault(field, "");
            String is = now.getOrDefault(field, "");
            if (!was.equals(is)) {
                found.add(new Difference(field, was, is));
            }
        }
        old.forEach((field, was) -> {
            if (!now.containsKey(field)) {
                found.add(new Difference(field, was, ""));
            }
        });
        return found;
    }

    /// Every field in words; of the first revision all of them are new.
    static Map<String, String> fields(Experiment e) {
        Map<String, String> f = new LinkedHashMap<>();
        Design d = e.design();
        f.put(get("history.name"), e.name());
        f.put(get("history.status"), get("status." + e.status().name().toLowerCase(java.util.Locale.ROOT)));
        f.put(get("history.archived"), get(e.archived() ? "yes" : "no"));
        f.put(get("history.dataset"), e.dataset().map(id -> id.toString().substring(0, 8)).orElse(""));
        f.put(get("history.conclusion"), e.conclusion().map(Differences::words).orElse(""));
        f.put(get("history.hypothesis"), d.hypothesis());
        f.put(get("history.unit"), d.unit());
        for (Variant v : d.variants()) {
            f.put(get("history.variant", v.key()), percent(v.share()));
        }
        f.put(get("history.control"), d.control());
        for (Metric m : d.metrics()) {
            f.put(get("history.metric", m.name()), words(m));
        }
        f.put(get("history.alpha"), plain(d.alpha()));
        f.put(get("history.power"), plain(d.power()));
        f.put(get("history.unitsPerVariant"), d.unitsPerVariant().map(n -> Long.toString(n)).orElse(""));
        f.put(get("history.start"), d.start().map(Object::toString).orElse(""));
        f.put(get("history.days"), d.days().map(n -> Integer.toString(n)).orElse(""));
        f.put(get("history.notes"), e.notes());
        return f;
    }

    private static String words(Conclusion c) {
        String outcome = get("conclusion." + c.outcome());
        return c.comment().isBlank() ? outcome : outcome + ": " + c.comment();
    }

    private static String words(Metric m) {
        List<String> parts = new ArrayList<>();
        parts.add(get("role." + m.role().name().toLowerCase(java.util.Locale.ROOT)));
        parts.add(kind(m.kind()));
        parts.add(get("direction." + m.direction().name().toLowerCase(java.util.Locale.ROOT)));
        if (!m.unitOfMeasure().isEmpty()) {
            parts.add(m.unitOfMeasure());
        }
        m.margin().ifPresent(x -> parts.add(get("history.margin", percent(x))));
        m.minimumEffect().ifPresent(x -> parts.add(get("history.effect", percent(x))));
        return String.join(", ", parts);
    }

    private static String kind(MetricKind kind) {
        String word = get("kind." + kind.word());
        return switch (kind) {
            case MetricKind.Quantile(double q) -> get("kind.quantile.of", plain(q));
            case MetricKind.Retention(int from, int to) -> word + " " + from + ".." + to;
            case MetricKind.Funnel(var steps) -> word + " " + String.join(" > ", steps);
            case MetricKind.Mean _, MetricKind.Proportion _, MetricKind.Ratio _, MetricKind.Count _ -> word;
        };
    }

    private static String percent(double fraction) {
        return BigDecimal.valueOf(fraction).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    private static String plain(double x) {
        return BigDecimal.valueOf(x).stripTrailingZeros().toPlainString();
    }
}
