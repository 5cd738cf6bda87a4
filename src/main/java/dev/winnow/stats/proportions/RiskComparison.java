package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Proportion;
import java.util.Optional;

/// Two proportions seen as a difference, a ratio and an odds ratio, all with the score intervals of Miettinen and
/// Nurminen (1985), so that the three agree on whether there is an effect. For assumptions and digits see
/// [ProportionDifference], [ProportionRatio] and [OddsRatio].
///
/// @param treatmentRate share of successes in the treatment
/// @param controlRate   share of successes in the control
/// @param difference    treatment less control, a fraction
/// @param ratio         treatment over control, infinite where only control has no success
/// @param oddsRatio     odds of treatment over odds of control
/// @param numberNeeded  units treated for one more (or one fewer) success, 1 / |difference| (Laupacis, Sackett and
///     Roberts 1988); absent without difference
/// @param statistic     score statistic of equality, a standard normal z, positive where treatment is higher
/// @param p             two-sided p value of equality, 0 below the double range
public record RiskComparison(
        double treatmentRate,
        double controlRate,
        IntervalEstimate difference,
        IntervalEstimate ratio,
        IntervalEstimate oddsRatio,
        Optional<Double> numberNeeded,
        double statistic,
        double p) {

    /// @param level two-sided error level of the intervals
    /// @return undefined when an arm is empty (`TOO_FEW`), or nobody or everybody in both arms succeeded
    ///     (`NO_VARIANCE`)
    public static Outcome<RiskComparison> of(Proportion treatment, Proportion control, Level level) {
        Alternative both = Alternative.TWO_SIDED;
        return ProportionDifference.test(treatment, control, DifferenceMethod.SCORE, 0, both).flatMap(test ->
                ProportionDifference.interval(treatment, control, DifferenceMethod.SCORE, both, level).flatMap(d ->
                ProportionRatio.interval(treatment, control, RatioMethod.SCORE, both, level).flatMap(r ->
                OddsRatio.interval(treatment, control, OddsRatioMethod.SCORE, both, level).map(o ->
                        new RiskComparison(
                                treatment.rate(), control.rate(), d, r, o,
                                Optional.of(d.estimate()).filter(v -> v != 0).map(v -> 1 / Math.abs(v)),
                                test.statistic(), test.p())))));
    }
}
