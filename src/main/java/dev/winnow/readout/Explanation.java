package dev.winnow.readout;

import java.util.List;

/// Where a number comes from: shown in the inspector and printed in the report's method section.
///
/// @param title    the figure, such as `+4.1 %`
/// @param subtitle what it is, such as `Relative change of checkout conversion, B against control`
/// @param inputs   label and value, in order
/// @param formula  plain text, one line per row
/// @param source   author, year, equation
/// @param notes    assumptions and exclusions
public record Explanation(
        String title, String subtitle, List<Input> inputs, List<String> formula, String source, List<String> notes) {
    /// A labelled value.
    public record Input(String label, String value) {}
}
