package dev.winnow.stats.sequential;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;

/// An interval that holds at every look at once, however often and whenever one looks: asymptotic confidence sequence
/// of a mean or an effect (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2021/2024, eq. 9 and section B.1).
///
/// With t = n rho^2 + 1 and s^2 = n se^2, two-sided: half-width s sqrt(2 t / (n rho)^2 log(sqrt(t) / alpha)), p =
/// min(1, sqrt(t) exp(-n rho^2 z^2 / (2 t))) with z = estimate / se. One-sided: log(1 + sqrt(t) / (2 alpha)) in the
/// half-width, p = min(1, sqrt(t) / (2 (exp(n rho^2 z^2 / (2 t)) - 1))), 1 where z points the other way. rho makes the
/// sequence tightest near a chosen sample size n*: rho^2 = (-2 log a + log(1 - 2 log a)) / n*, a = alpha, 2 alpha
/// one-sided. p is the smallest level at which the sequence of this rho leaves out 0.
///
/// The units are taken as independent and enough for the variance to be known well; the first looks at a few dozen
/// units are only approximately covered. n* is chosen before the data.
///
/// @param estimate the effect, in its own unit
/// @param low      lower end; negative infinity where the alternative leaves it open
/// @param high     upper end; infinity where the alternative leaves it open
/// @param se       standard error at this look
/// @param rho      the mixing parameter
/// @param p        always-valid p-value; may underflow to 0, see `logP`
/// @param logP     natural logarithm of p
public record AsymptoticConfidenceSequence(
        double estimate, double low, double high, double se, double rho, double p, double logP) {

    /// Interval and p-value at one look.
    ///
    /// @param estimate    of the effect minus its null value, finite
    /// @param se          standard error of the estimate at this look, above 0 and finite
    /// @param n           units of all arms so far, at least 1
    /// @param tightestAt  n*, sample size of all arms at which the sequence is to be narrowest, above 0 and finite
    /// @param alternative one-sided sequences need alpha below 0.5
    /// @throws IllegalArgumentException if a number is outside its range, or `tightestAt` leaves the double range
    public static AsymptoticConfidenceSequence of(
            double estimate, double se, long n, double tightestAt, Alternative alternative, Level level) {
        RepeatedInference.requireEstimate(estimate, se);
        if (n < 1) {
            throw new IllegalArgumentException("n=%d is below 1".formatted(n));
        }
        double rho = rho(tightestAt, alternative, level);
        double half = halfWidth(se, n, rho, alternative, level);
        if (Double.isNaN(half)) {
            throw new IllegalArgumentException(
                    "tightestAt=%s is beyond the double range".formatted(tightestAt));
        }
        double t = n * rho * rho + 1;
        double z = estimate / se;
        double exponent = n * rho * rho * z * z / (2 * t);
        double logP = Math.min(0, switch (alternative) {
            case TWO_SIDED -> 0.5 * Math.log(t) - exponent;
            case GREATER -> oneSided(z, t, exponent);
            case LESS -> oneSided(-z, t, exponent);
        });
        return new AsymptoticConfidenceSequence(
                estimate,
                alternative == Alternative.LESS ? Double.NEGATIVE_INFINITY : estimate - half,
                alternative == Alternative.GREATER ? Double.POSITIVE_INFINITY : estimate + half,
                se,
                rho,
                Math.exp(logP),
                logP);
    }

    /// The mixing parameter that makes the sequence narrowest near a sample size.
    ///
    /// @param tightestAt  n*, sample size of all arms, above 0 and finite
    /// @param alternative one-sided sequences need alpha below 0.5
    /// @return rho, above 0
    /// @throws IllegalArgumentException if n* is not above 0 or alpha is 0.5 or more one-sided
    public static double rho(double tightestAt, Alternative alternative, Level level) {
        boolean twoSided = alternative == Alternative.TWO_SIDED;
        if (!(tightestAt > 0) || !(twoSided || level.alpha() < 0.5)) {
            throw new IllegalArgumentException("tightestAt=%s %s alpha=%s, which one-sided must be below 0.5"
                    .formatted(tightestAt, alternative, level.alpha()));
        }
        double l = -2 * Math.log(twoSided ? level.alpha() : 2 * level.alpha());
        return Math.sqrt((l + Math.log1p(l)) / tightestAt);
    }

    /// Distance of the interval's closed ends from the estimate.
    ///
    /// @param se  standard error at n units, above 0
    /// @param n   units of all arms, above 0; need not be whole
    /// @param rho mixing parameter, above 0
    /// @return in the effect's unit
    public static double halfWidth(double se, double n, double rho, Alternative alternative, Level level) {
        double t = n * rho * rho + 1;
        double log = alternative == Alternative.TWO_SIDED
                ? Math.log(Math.sqrt(t) / level.alpha())
                : Math.log1p(Math.sqrt(t) / (2 * level.alpha()));
        return se * Math.sqrt(2 * t * log / n) / rho;
    }

    /// log of sqrt(t) / (2 (e^K - 1)), the level at which the half-width equals the estimate.
    private static double oneSided(double towards, double t, double exponent) {
        return towards > 0
                ? 0.5 * Math.log(t) - Math.log(2) - exponent - Math.log(-Math.expm1(-exponent))
                : 0;
    }
}
