package dev.winnow.methods;

import dev.winnow.stats.Outcome;
import java.util.function.Function;

/// One calculator.
///
/// Its words (title, when to use it and when not, formula, literature, a sentence for every field) are in the bundle of
/// its family under its id; `Words` reads them.
///
/// @param id          plain and stable, words joined by hyphens, such as `welch-t`
/// @param family      shelf it stands on
/// @param input       record that the JSON input is read into; a component's range and default are annotations on it
/// @param output      record that is answered
/// @param calculation the call of the engine; it may throw [BadInput] for what no annotation can say
/// @param example     an input, as JSON, that answers
public record Method<I extends Record, O extends Record>(
        String id, Family family, Class<I> input, Class<O> output, Function<I, Outcome<O>> calculation, String example) {}
