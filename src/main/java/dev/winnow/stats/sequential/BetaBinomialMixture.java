package dev.winnow.stats.sequential;

import dev.winnow.stats.Level;
import dev.winnow.stats.distribution.BetaTails;
import dev.winnow.stats.distribution.Deviance;

/// Beta-binomial mixture for sums of centred steps between -g and h, such as Bernoulli trials minus their rate;
/// v = g h n after n steps (Howard et al. 2021, propositions 7 and 8).
///
/// psi(L) = log((g exp(h L) + h exp(-g L))/(g + h))/(g h); in terms of the chance to rise that L stands for, the
/// mixture is over a beta distribution with parameters r/(h (g + h)) and r/(g (g + h)), one-sided above g/(g + h).
/// With a = (r + v)/(g (g + h)) - s/(g + h) and b = (r + v)/(h (g + h)) + s/(g + h):
/// log M = v/(g h) log(g + h) - (v/h + s)/(g + h) log g - (v/g - s)/(g + h) log h +
/// log B_x(a, b) - log B_x at s = v = 0,
/// where B_x is the incomplete beta function at x = 1 (two-sided) or h/(g + h) (one-sided). The gamma functions of
/// B_1 go by Stirling's formula, whose leading terms join into deviances of a and b from their values at s = 0.
///
/// @param r     precision of the mixture, above 0 and finite
/// @param g     how far a step can fall, above 0 and finite
/// @param h     how far it can rise, above 0 and finite
/// @param sides whether the curve is watched on both sides; below it is the curve with `g` and `h` exchanged
public record BetaBinomialMixture(double r, double g, double h, Sides sides) implements Mixture {
    public BetaBinomialMixture {
        if (!(r > 0) || !(g > 0) || !(h > 0) || !Double.isFinite(r + g + h)) {
            throw new IllegalArgumentException("r=%s g=%s h=%s".formatted(r, g, h));
        }
    }

    /// Tuned by the normal mixture's rho, less the variance g h of one step.
    ///
    /// @param best   intrinsic time at which the boundary is narrowest, above 0 and finite
    /// @param tuning level for which it is; below one half when one-sided
    /// @param g      how far a step can fall, above 0
    /// @param h      how far it can rise, above 0
    /// @return with r at least g h / 1000
    /// @throws IllegalArgumentException if a number is outside its range
    public static BetaBinomialMixture tuned(double best, Level tuning, double g, double h, Sides sides) {
        double rho = sides == Sides.ONE_SIDED
                ? Mixture.oneSidedRho(best, tuning.alpha())
                : Mixture.twoSidedRho(best, tuning.alpha());
        return new BetaBinomialMixture(Math.max(rho - g * h, 1e-3 * g * h), g, h, sides);
    }

    /// The sum of v / (g h) steps that all rise by h.
    @Override
    public double most(double v) {
        return v / g;
    }

    @Override
    public double log(double s, double v) {
        double fall = g * (g + h);
        double rise = h * (g + h);
        double a0 = r / fall;
        double b0 = r / rise;
        // Rounding must not take a sum at the end of its reach beyond it.
        double a = a0 + Math.max(0, (v / g - s) / (g + h));
        double b = b0 + Math.max(0, (v / h + s) / (g + h));
        double further = s / (g + h);
        return Deviance.deviance(a, (r + v) / fall, -further)
                + Deviance.deviance(b, (r + v) / rise, further)
                + logSmooth(a, b) - logSmooth(a0, b0)
                + logBelow(a, b) - logBelow(a0, b0);
    }

    /// log B(a, b) without the leading terms of Stirling's formula.
    private static double logSmooth(double a, double b) {
        return 0.5 * Math.log(1 / a + 1 / b)
                + Deviance.stirlingRest(a) + Deviance.stirlingRest(b) - Deviance.stirlingRest(a + b);
    }

    private double logBelow(double a, double b) {
        return sides == Sides.TWO_SIDED ? 0 : BetaTails.logLower(a, b, h / (g + h), g / (g + h));
    }
}
