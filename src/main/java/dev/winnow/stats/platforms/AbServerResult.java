package dev.winnow.stats.platforms;

import dev.winnow.stats.Level;
import java.util.Optional;

/// Two arms compared, as the AB server answers whatever the test: rounded figures and a verdict.
///
/// The p-value is rounded to 6 places, so 0 stands for anything below 5e-7; significance was judged before rounding.
/// The relative effect has no interval, where the field's [dev.winnow.stats.RelativeEffect] has one. `power` is that of
/// the observed effect and repeats the p-value (Hoenig and Heisey 2001). The server takes levels from 0.001 to 0.1,
/// which is not checked here.
///
/// @param effect         treatment minus control, in the test's own unit (percentage points for conversion)
/// @param relativeEffect effect in percent of control, to 2 places; a control below 0 turns the sign; 0 where control
///                       is 0 or too near to it
/// @param controlRate    conversion of control in percent, for conversion only
/// @param treatmentRate  conversion of treatment in percent, for conversion only
/// @param low            lower end of the interval
/// @param high           upper end
/// @param confidence     its level, 1 - alpha, for equivalence 1 - 2 alpha; to 4 places
/// @param p              two-sided, for equivalence the larger one-sided; to 6 places
/// @param statistic      of the test, to 4 places
/// @param significant    whether p is below alpha; for equivalence it means that the arms are equivalent
/// @param power          at the observed effect, for equivalence at no difference; to 3 places
/// @param question       what was asked
/// @param size           standardised effect, where the test has one
public record AbServerResult(
        double effect,
        double relativeEffect,
        Optional<Double> controlRate,
        Optional<Double> treatmentRate,
        double low,
        double high,
        double confidence,
        double p,
        double statistic,
        boolean significant,
        double power,
        Question question,
        Optional<Size> size) {

    /// What a test asks.
    public enum Question {
        /// Whether the arms differ, in either direction.
        DIFFERENT,
        /// Whether they differ by less than a margin.
        EQUIVALENT
    }

    /// What a standardised effect is.
    public enum Measure {
        /// Odds of control over odds of treatment: the other way round than the effect.
        ODDS_RATIO("Odds ratio, control over treatment"),
        /// Events per exposure, one over the other.
        RATE_RATIO("Rate ratio, treatment over control"),
        /// Difference of means over the pooled standard deviation (Cohen 1988).
        COHENS_D("Cohen's d"),
        /// 2 U / (n m) - 1, from -1 to 1, above 0 where treatment tends to be larger.
        RANK_BISERIAL("Rank-biserial correlation");

        private final String label;

        Measure(String label) {
            this.label = label;
        }

        /// How the server spells it.
        public String label() {
            return label;
        }
    }

    /// A standardised effect, to 4 places.
    ///
    /// @param value absent where it would be a division by 0
    /// @param low   lower end of its interval, if there is one
    /// @param high  upper end, absent also where the interval is open
    public record Size(Measure measure, Optional<Double> value, Optional<Double> low, Optional<Double> high) {
        static Size of(Measure measure, double value) {
            boolean finite = Double.isFinite(value);
            return new Size(
                    measure,
                    finite ? Optional.of(Decimals.rounded(value, 4)) : Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        Size between(double from, double to) {
            return new Size(measure, value, end(from), end(to));
        }

        private static Optional<Double> end(double v) {
            return Double.isFinite(v) ? Optional.of(Decimals.rounded(v, 4)) : Optional.empty();
        }
    }

    /// What a test found, before rounding.
    ///
    /// @param base what the relative effect is relative to
    record Finding(double effect, double base, double low, double high, double p, double statistic, double power) {
        /// Neither arm varies: the server answers zeros and p = 1 where the field has no answer.
        static final Finding NOTHING = new Finding(0, 0, 0, 0, 1, 0, 0);

        /// The same with another statistic and the normal power that goes with it.
        Finding tested(double z, Level level) {
            return new Finding(effect, base, low, high, p, z, ObservedPower.normal(z, level));
        }

        /// @param places of effect and interval
        AbServerResult rounded(int places, Level level) {
            return new AbServerResult(
                    Decimals.rounded(effect, places),
                    Double.isFinite(effect / base * 100) ? Decimals.rounded(effect / base * 100, 2) : 0,
                    Optional.empty(),
                    Optional.empty(),
                    Decimals.rounded(low, places),
                    Decimals.rounded(high, places),
                    Decimals.rounded(level.confidence(), 4),
                    Decimals.rounded(p, 6),
                    Decimals.rounded(statistic, 4),
                    p < level.alpha(),
                    Decimals.rounded(power, 3),
                    Question.DIFFERENT,
                    Optional.empty());
        }
    }

    AbServerResult with(Size standardised) {
        return new AbServerResult(
                effect, relativeEffect, controlRate, treatmentRate, low, high, confidence, p, statistic, significant, power,
                question, Optional.of(standardised));
    }

    AbServerResult withRates(double control, double treatment) {
        return new AbServerResult(
                effect, relativeEffect, Optional.of(Decimals.rounded(control, 4)),
                Optional.of(Decimals.rounded(treatment, 4)), low, high, confidence, p, statistic, significant, power,
                question, size);
    }

    AbServerResult forEquivalence(Level level) {
        double both = Decimals.rounded(1 - 2 * level.alpha(), 4);
        return new AbServerResult(
                effect, relativeEffect, controlRate, treatmentRate, low, high, both, p, statistic, significant, power,
                Question.EQUIVALENT, size);
    }

    /// What it means, in one sentence.
    public String verdict() {
        if (question == Question.EQUIVALENT) {
            return significant
                    ? "The arms are equivalent within the margin."
                    : "Equivalence within the margin is not shown.";
        }
        if (!significant) {
            return "No difference between the arms can be told from chance.";
        }
        return statedEffect() > 0 ? "Treatment is above control." : "Treatment is below control.";
    }

    /// The interval's middle where the effect itself was rounded to 0.
    private double statedEffect() {
        return effect == 0 ? low + high : effect;
    }

    /// The figures, in one sentence.
    public String interpretation() {
        return "Effect %s (%s %% of control), %s %% interval %s to %s, p = %s."
                .formatted(effect, relativeEffect, Decimals.rounded(confidence * 100, 2), low, high, p);
    }
}
