package dev.winnow.report;

import dev.winnow.readout.Readout.Arm;
import dev.winnow.readout.Readout.MetricReadout;
import java.util.Locale;
import java.util.Set;

/// How values of a metric are written.
final class Words {
    private static final Set<String> SHARES = Set.of("proportion", "retention", "funnel");

    private Words() {}

    static boolean isShare(MetricReadout metric) {
        return SHARES.contains(metric.kind());
    }

    static String level(MetricReadout metric, double value) {
        return isShare(metric) ? Figures.percent(value) : Figures.value(value, metric.unitOfMeasure());
    }

    static String difference(MetricReadout metric, double value) {
        return isShare(metric) ? Figures.points(value) : Figures.signedValue(value, metric.unitOfMeasure());
    }

    /// What a level was made of, in small print.
    static String basis(MetricReadout metric, Arm arm) {
        if (isShare(metric) && arm.sum().isPresent()) {
            return Figures.count(Math.round(arm.sum().get())) + " / " + Figures.count(arm.n());
        }
        return "n " + Figures.count(arm.n());
    }

    static Tone tone(String judgement) {
        return switch (judgement.toLowerCase(Locale.ROOT)) {
            case "better" -> Tone.GOOD;
            case "worse", "beyondmargin" -> Tone.BAD;
            default -> Tone.PLAIN;
        };
    }
}
