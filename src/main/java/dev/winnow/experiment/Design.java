package dev.winnow.experiment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What an experiment sets out to find, and by which rule it will be judged.
///
/// @param hypothesis       in the analyst's words; may be empty
/// @param unit             what is randomised, for example `visitor`
/// @param variants         2 to 10
/// @param control          key of the variant that the others are compared with
/// @param metrics          at least one
/// @param alpha            two-sided error level, in (0, 0.5]
/// @param power            planned power, in (0, 1)
/// @param unitsPerVariant  planned units in the smallest arm
/// @param start            first day
/// @param days             planned duration
public record Design(
        String hypothesis,
        String unit,
        List<Variant> variants,
        String control,
        List<Metric> metrics,
        double alpha,
        double power,
        Optional<Long> unitsPerVariant,
        Optional<LocalDate> start,
        Optional<Integer> days) {

    public Design {
        variants = List.copyOf(variants);
        metrics = List.copyOf(metrics);
    }

    /// The variants other than control, in order.
    public List<Variant> treatments() {
        return variants.stream().filter(v -> !v.key().equals(control)).toList();
    }
}
