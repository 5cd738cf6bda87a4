package dev.winnow.stats.platforms;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.platforms.AbServerResult.Finding;
import dev.winnow.stats.platforms.AbServerResult.Measure;
import dev.winnow.stats.platforms.AbServerResult.Size;
import dev.winnow.stats.proportions.DifferenceMethod;
import dev.winnow.stats.proportions.FisherExact;
import dev.winnow.stats.proportions.IntervalEstimate;
import dev.winnow.stats.proportions.Ordering;
import dev.winnow.stats.proportions.PointMass;
import dev.winnow.stats.proportions.ProportionDifference;
import dev.winnow.stats.proportions.TwoProportions;
import dev.winnow.stats.proportions.UnconditionalExact;
import java.util.Optional;

/// Two conversion rates as the AB server compares them.
///
/// Whatever the test, the interval is Newcombe's (1998, method 10) hybrid score interval of the difference, in
/// percentage points, so test and interval may disagree at the edges; [ProportionDifference] has tests and intervals
/// that agree. The exact tests report the sample odds ratio of control over treatment, as statistic and as size, with a
/// mid-p interval, where [FisherExact] has the conditional one of treatment over control; and the power of an unpooled
/// z test.
public final class AbServerProportions {
    /// Most units that the server takes into Fisher's test.
    public static final long MOST_UNITS_FISHER = 500_000;

    /// Most units that it takes into Boschloo's and Barnard's.
    public static final long MOST_UNITS_UNCONDITIONAL = 200;

    /// Most tables with these margins for which it gives an interval of the odds ratio.
    private static final long MOST_TABLES = 20_000;

    /// The tests that the server offers.
    public enum Test {
        /// z with the pooled standard error.
        POOLED_Z,
        /// Fisher (1935): the probability of all tables with these margins that are no likelier.
        FISHER,
        /// Boschloo (1970): tables ordered by Fisher's p, at the least favourable common rate.
        BOSCHLOO,
        /// Barnard (1945): tables ordered by the pooled z, at the least favourable common rate.
        BARNARD
    }

    private AbServerProportions() {}

    /// Two-sided; effect, interval and rates in percentage points to 4 places. Arms with one common rate of 0 or 1 give
    /// p = 1 and zeros but for the rates with the z test, where [TwoProportions] has no answer.
    ///
    /// @return undefined when an arm is empty (`TOO_FEW`), or when an exact test has more units than the server takes
    ///     (`TOO_LARGE`)
    public static Outcome<AbServerResult> of(Proportion treatment, Proportion control, Test test, Level level) {
        return switch (test) {
            case POOLED_Z -> pooled(treatment, control, level);
            case FISHER -> fisher(treatment, control, level);
            case BOSCHLOO -> unconditional(treatment, control, Ordering.FISHER, level);
            case BARNARD -> unconditional(treatment, control, Ordering.POOLED_Z, level);
        };
    }

    private static Outcome<AbServerResult> pooled(Proportion treatment, Proportion control, Level level) {
        Outcome<Difference> test = TwoProportions.of(treatment, control, level);
        if (test instanceof Outcome.Undefined<Difference>(Cause cause, _) && cause == Cause.NO_VARIANCE) {
            return Outcome.known(rated(Finding.NOTHING, treatment, control, level));
        }
        return test.flatMap(d -> interval(treatment, control, level).map(i -> {
            double power = ObservedPower.normal(d.statistic(), level);
            return rated(finding(i, control, d.p(), d.statistic(), power), treatment, control, level);
        }));
    }

    private static Outcome<AbServerResult> fisher(Proportion treatment, Proportion control, Level level) {
        return few(treatment, control, MOST_UNITS_FISHER)
                .flatMap(_ -> FisherExact.of(treatment, control, PointMass.WHOLE, Alternative.TWO_SIDED, level))
                .flatMap(f -> exact(treatment, control, f.p(), level));
    }

    private static Outcome<AbServerResult> unconditional(
            Proportion treatment, Proportion control, Ordering ordering, Level level) {
        return few(treatment, control, MOST_UNITS_UNCONDITIONAL)
                .flatMap(_ -> UnconditionalExact.of(treatment, control, ordering, Alternative.TWO_SIDED))
                .flatMap(u -> exact(treatment, control, u.p(), level));
    }

    private static Outcome<Double> few(Proportion treatment, Proportion control, long most) {
        double units = (double) treatment.trials() + control.trials();
        return units > most ? Outcome.undefined(Cause.PLATFORM_REFUSES, units) : Outcome.known(units);
    }

    private static Outcome<AbServerResult> exact(Proportion treatment, Proportion control, double p, Level level) {
        return interval(treatment, control, level).map(i -> {
            double odds = oddsRatio(control, treatment);
            double statistic = Double.isFinite(odds) ? odds : 0;
            Finding f = finding(i, control, p, statistic, power(treatment, control, level));
            return rated(f, treatment, control, level).with(size(treatment, control, odds, level));
        });
    }

    private static Finding finding(IntervalEstimate i, Proportion control, double p, double statistic, double power) {
        return new Finding(
                100 * i.estimate(), 100 * control.rate(), 100 * i.low(), 100 * i.high(), p, statistic, power);
    }

    private static AbServerResult rated(Finding finding, Proportion treatment, Proportion control, Level level) {
        return finding.rounded(4, level).withRates(100 * control.rate(), 100 * treatment.rate());
    }

    private static Outcome<IntervalEstimate> interval(Proportion treatment, Proportion control, Level level) {
        return ProportionDifference.interval(
                treatment, control, DifferenceMethod.NEWCOMBE, Alternative.TWO_SIDED, level);
    }

    /// Infinite or not a number where nobody of the lower arm succeeded or everybody of the upper.
    private static double oddsRatio(Proportion upper, Proportion lower) {
        double failed = (double) upper.trials() - upper.successes();
        double otherFailed = (double) lower.trials() - lower.successes();
        return upper.successes() * otherFailed / (failed * lower.successes());
    }

    /// Of an unpooled z; 0 where neither arm varies, even if they are opposite.
    private static double power(Proportion treatment, Proportion control, Level level) {
        double difference = treatment.rate() - control.rate();
        if (!varies(treatment) && !varies(control)) {
            return 0;
        }
        double variance = treatment.rate() * treatment.complement() / treatment.trials()
                + control.rate() * control.complement() / control.trials();
        return ObservedPower.normal(difference / Math.sqrt(variance), level);
    }

    private static boolean varies(Proportion arm) {
        return arm.successes() > 0 && arm.successes() < arm.trials();
    }

    private static Size size(Proportion treatment, Proportion control, double odds, Level level) {
        Size size = Size.of(Measure.ODDS_RATIO, odds);
        long successes = treatment.successes() + control.successes();
        long failures = treatment.trials() + control.trials() - successes;
        long tables = Math.min(Math.min(successes, failures), Math.min(treatment.trials(), control.trials())) + 1;
        if (successes == 0 || failures == 0 || tables > MOST_TABLES) {
            return size;
        }
        return interval(size, control, treatment, level);
    }

    /// Mid-p interval of the odds of one arm over those of the other.
    private static Size interval(Size size, Proportion upper, Proportion lower, Level level) {
        Optional<FisherExact> mid =
                FisherExact.of(upper, lower, PointMass.HALF, Alternative.TWO_SIDED, level).toOptional();
        return mid.map(m -> size.between(m.low(), m.high())).orElse(size);
    }
}
