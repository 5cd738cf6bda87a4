package dev.winnow.cli;

import dev.winnow.experiment.InputException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Repeated options of the form `NAME=VALUE`.
final class Pairs {
    private Pairs() {}

    /// The pairs in order.
    ///
    /// @param option the option's name, for the answer to a bad one
    /// @throws InputException for text without `=`, an empty side, or a name given twice
    static Map<String, String> of(String option, List<String> texts) throws InputException {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String text : texts) {
            int at = text.indexOf('=');
            if (at < 1 || at == text.length() - 1) {
                throw Lookup.bad("pairShape", option, text, option, text);
            }
            String name = text.substring(0, at).strip();
            if (pairs.putIfAbsent(name, text.substring(at + 1).strip()) != null) {
                throw Lookup.bad("pairTwice", option, text, option, name);
            }
        }
        return pairs;
    }

    /// @throws InputException if a name is not among `known`
    static void known(String option, Collection<String> names, Collection<String> known) throws InputException {
        for (String name : names) {
            if (!known.contains(name)) {
                throw known.isEmpty()
                        ? Lookup.bad("metricNone", option, name, option, name)
                        : Lookup.bad("metricUnknown", option, name, option, name, String.join(", ", known));
            }
        }
    }

    /// A fraction such as `0.03` or `3%`.
    ///
    /// @throws InputException if it is not a number between the limits, both excluded
    static double fraction(String option, String text, double low, double high) throws InputException {
        boolean percent = text.endsWith("%");
        String digits = percent ? text.substring(0, text.length() - 1).strip() : text;
        double value;
        try {
            value = Double.parseDouble(digits) / (percent ? 100 : 1);
        } catch (NumberFormatException _) {
            throw Lookup.bad("fractionShape", option, text, option, text);
        }
        if (value > low && value < high) {
            return value;
        }
        throw Lookup.bad("fractionRange", option, text, option, text, plain(low), plain(high));
    }

    static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
