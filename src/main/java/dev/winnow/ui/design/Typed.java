package dev.winnow.ui.design;

import dev.winnow.experiment.MetricKind;
import dev.winnow.experiment.Problem;
import dev.winnow.ui.subject.SubjectTexts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what was typed; what cannot be read is a problem of its field, not an exception.
final class Typed {
    private static final Pattern DAYS = Pattern.compile("\\s*(\\d{1,6})\\s*(?:\\.\\.|-|to)\\s*(\\d{1,6})\\s*");

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /// A fraction as people write it: 0.05 is `5 %`.
    static String percent(double fraction) {
        return BigDecimal.valueOf(fraction).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    static String number(double x) {
        return BigDecimal.valueOf(x).stripTrailingZeros().toPlainString();
    }

    /// A number, or percent with a sign: `0.05` and `5 %` are the same. What cannot be read counts as `otherwise`.
    double fraction(String field, String text, double otherwise) {
        String t = text.strip();
        boolean percent = t.endsWith("%");
        try {
            BigDecimal d = new BigDecimal(percent ? t.substring(0, t.length() - 1).strip() : t);
            return percent ? d.movePointLeft(2).doubleValue() : d.doubleValue();
        } catch (NumberFormatException _) {
            add(field, text, "fraction");
            return otherwise;
        }
    }

    Optional<Double> optionalFraction(String field, String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(fraction(field, text, 0.01));
    }

    Optional<Long> whole(String field, String text) {
        String t = text.replaceAll("[\\s\\u00a0\\u202f,_]", "");
        if (t.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(t));
        } catch (NumberFormatException _) {
            add(field, text, "whole");
            return Optional.empty();
        }
    }

    Optional<LocalDate> date(String field, String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException _) {
            add(field, text, "date");
            return Optional.empty();
        }
    }

    MetricKind kind(String field, KindChoice choice, String setting) {
        return switch (choice) {
            case MEAN -> new MetricKind.Mean();
            case PROPORTION -> new MetricKind.Proportion();
            case RATIO -> new MetricKind.Ratio();
            case COUNT -> new MetricKind.Count();
            case QUANTILE -> new MetricKind.Quantile(fraction(field + ".q", setting, 0.5));
            case RETENTION -> days(field, setting);
            case FUNNEL -> new MetricKind.Funnel(Arrays.stream(setting.split(">", -1))
                    .map(String::strip)
                    .toList());
        };
    }

    private MetricKind days(String field, String setting) {
        Matcher m = DAYS.matcher(setting);
        if (m.matches()) {
            return new MetricKind.Retention(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
        }
        add(field, setting, "days");
        return new MetricKind.Retention(1, 1);
    }

    private void add(String field, String value, String what) {
        problems.add(new Problem(what + "Unreadable", field, value, SubjectTexts.get("typed." + what, value)));
    }
}
