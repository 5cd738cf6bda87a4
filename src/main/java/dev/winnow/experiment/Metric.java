package dev.winnow.experiment;

import java.util.Optional;

/// One measured outcome of a design.
///
/// @param name            unique within its design, 1..120 characters
/// @param kind            how it is computed
/// @param role            what it decides
/// @param direction       which way is better
/// @param unitOfMeasure   printed with values, for example `EUR` or `s`; empty for none
/// @param margin          guardrails only: largest tolerated relative worsening, a fraction in (0, 1)
/// @param minimumEffect   smallest relative change worth shipping, a fraction above 0
public record Metric(
        String name,
        MetricKind kind,
        MetricRole role,
        Direction direction,
        String unitOfMeasure,
        Optional<Double> margin,
        Optional<Double> minimumEffect) {

    /// A metric that should increase, with no unit, margin or smallest effect.
    public static Metric of(String name, MetricKind kind, MetricRole role) {
        return new Metric(name, kind, role, Direction.INCREASE, "", Optional.empty(), Optional.empty());
    }
}
