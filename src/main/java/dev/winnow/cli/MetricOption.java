package dev.winnow.cli;

import dev.winnow.experiment.InputException;
import dev.winnow.experiment.MetricKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One `--metric NAME=KIND:COL[/COL2]`.
///
/// @param column      outcome or numerator; absent for kinds that look at times or event names only
/// @param denominator ratios only
record MetricOption(String name, MetricKind kind, Optional<String> column, Optional<String> denominator) {

    /// @param columns the columns of the data, so that a `/` within a column's name does not split it
    /// @throws InputException saying which part of `text` is wrong
    static MetricOption parse(String text, List<String> columns) throws InputException {
        int equals = text.indexOf('=');
        int colon = text.indexOf(':', equals + 1);
        if (equals < 1 || colon < 0 || colon == text.length() - 1) {
            throw Lookup.bad("metricShape", "--metric", text, text);
        }
        String name = text.substring(0, equals).strip();
        String word = text.substring(equals + 1, colon).strip().toLowerCase(Locale.ROOT);
        String rest = text.substring(colon + 1);
        return switch (word) {
            case "mean" -> plain(name, new MetricKind.Mean(), rest);
            case "proportion" -> plain(name, new MetricKind.Proportion(), rest);
            case "count" -> plain(name, new MetricKind.Count(), rest);
            case "ratio" -> ratio(text, name, rest, columns);
            case "quantile" -> quantile(text, name, rest);
            case "retention" -> retention(text, name, rest);
            case "funnel" -> funnel(text, name, rest);
            default -> throw Lookup.bad("metricKind", "--metric", text, text, word);
        };
    }

    private static MetricOption plain(String name, MetricKind kind, String column) {
        return new MetricOption(name, kind, Optional.of(column), Optional.empty());
    }

    private static MetricOption ratio(String text, String name, String rest, List<String> columns)
            throws InputException {
        for (int at = rest.indexOf('/'); at > 0; at = rest.indexOf('/', at + 1)) {
            String above = rest.substring(0, at);
            String below = rest.substring(at + 1);
            if (columns.contains(above) && columns.contains(below)) {
                return new MetricOption(name, new MetricKind.Ratio(), Optional.of(above), Optional.of(below));
            }
        }
        int at = rest.indexOf('/');
        if (at < 1 || at == rest.length() - 1) {
            throw Lookup.bad("metricRatio", "--metric", text, text);
        }
        return new MetricOption(
                name, new MetricKind.Ratio(), Optional.of(rest.substring(0, at)), Optional.of(rest.substring(at + 1)));
    }

    private static MetricOption quantile(String text, String name, String rest) throws InputException {
        int colon = rest.indexOf(':');
        if (colon < 1 || colon == rest.length() - 1) {
            throw Lookup.bad("metricQuantile", "--metric", text, text);
        }
        try {
            double q = Pairs.fraction("--metric", rest.substring(0, colon).strip(), 0, 1);
            return plain(name, new MetricKind.Quantile(q), rest.substring(colon + 1));
        } catch (InputException _) {
            throw Lookup.bad("metricQuantile", "--metric", text, text);
        }
    }

    private static MetricOption retention(String text, String name, String rest) throws InputException {
        int dash = rest.indexOf('-');
        try {
            int from = Integer.parseInt(rest.substring(0, Math.max(dash, 0)).strip());
            int to = Integer.parseInt(rest.substring(dash + 1).strip());
            if (from >= 1 && to >= from) {
                return new MetricOption(name, new MetricKind.Retention(from, to), Optional.empty(), Optional.empty());
            }
        } catch (NumberFormatException _) {
            // answered below, together with days out of order
        }
        throw Lookup.bad("metricRetention", "--metric", text, text);
    }

    private static MetricOption funnel(String text, String name, String rest) throws InputException {
        List<String> steps = List.of(rest.split(">")).stream().map(String::strip).toList();
        if (steps.size() < 2 || steps.contains("")) {
            throw Lookup.bad("metricFunnel", "--metric", text, text);
        }
        return new MetricOption(name, new MetricKind.Funnel(steps), Optional.empty(), Optional.empty());
    }
}
