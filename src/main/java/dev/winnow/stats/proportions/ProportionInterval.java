package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.numeric.Roots;
import java.util.OptionalDouble;

/// Intervals for one proportion, x successes in n independent trials; p = x / n, q = 1 - p, and z is the upper normal
/// quantile of the level's tail.
///
/// The interval is always inside [0, 1]. An alternative opens one end: `GREATER` the upper, `LESS` the lower. Ends that
/// are quantiles are roots of the logarithm of the tail on the logit scale, so an end of 1e-9 keeps its digits.
public enum ProportionInterval {
    /// p -+ z sqrt(p q / n), cut at 0 and 1; without width at 0 and n successes. Covers far too rarely near 0 and 1
    /// (Brown, Cai and DasGupta 2001); only for comparison with others.
    WALD,
    /// Wilson (1927), the score interval: (x + z^2/2 -+ z sqrt(n p q + z^2/4)) / (n + z^2). The best general choice.
    WILSON,
    /// Agresti and Coull (1998): Wald about (x + z^2/2) / (n + z^2), cut at 0 and 1.
    AGRESTI_COULL,
    /// Clopper and Pearson (1934), exact: quantiles of Beta(x, n-x+1) and Beta(x+1, n-x). Never covers too rarely.
    CLOPPER_PEARSON,
    /// The exact interval with half the point probability in its tails (Lancaster 1961; Berry and Armitage 1995).
    MID_P,
    /// Equal tails of Beta(x + 1/2, n - x + 1/2), the posterior of Jeffreys' prior (Brown, Cai and DasGupta 2001); at 0
    /// and n successes too, where they close the end at 0 or 1.
    JEFFREYS;

    /// The estimate is p by every method, also where the interval has another centre.
    ///
    /// @param level its tail is alpha / 2 for a two-sided interval, else alpha
    /// @return undefined (`TOO_FEW`) without trials
    public Outcome<IntervalEstimate> of(Proportion sample, Alternative alternative, Level level) {
        if (sample.trials() < 1) {
            return Outcome.undefined(Cause.TOO_FEW, sample.trials());
        }
        double tail = level.tail(alternative);
        double x = sample.successes();
        double n = sample.trials();
        double low = alternative == Alternative.LESS ? 0 : lower(x, n, tail);
        double high = alternative == Alternative.GREATER ? 1 : upper(x, n, tail);
        return Outcome.known(new IntervalEstimate(sample.rate(), low, high));
    }

    private double lower(double x, double n, double tail) {
        return switch (this) {
            case WALD, WILSON, AGRESTI_COULL -> normalEnd(x, n, Tails.normalQuantile(tail));
            case CLOPPER_PEARSON -> x == 0 ? 0 : quantile(x, n - x + 1, tail);
            case JEFFREYS -> quantile(x + 0.5, n - x + 0.5, tail);
            case MID_P -> x == 0 ? 0 : solve(x, n, (p, q) ->
                    PointMass.HALF.logTail(BinomialLaw.logAtLeast(x, n, p, q), () -> BinomialLaw.logPoint(x, n, p, q))
                            - Math.log(tail));
        };
    }

    private double upper(double x, double n, double tail) {
        return switch (this) {
            case WALD, WILSON, AGRESTI_COULL -> normalEnd(x, n, -Tails.normalQuantile(tail));
            case JEFFREYS -> upperQuantile(x + 0.5, n - x + 0.5, tail);
            case CLOPPER_PEARSON -> x == n ? 1 : upperQuantile(x + 1, n - x, tail);
            case MID_P -> x == n ? 1 : solve(x, n, (p, q) -> Math.log(tail)
                    - PointMass.HALF.logTail(
                            BinomialLaw.logAtLeast(n - x, n, q, p), () -> BinomialLaw.logPoint(x, n, p, q)));
        };
    }

    /// The end that lies z standard errors below the centre, the upper one for a negative z. That is not 1 less the
    /// lower end of the failures, which has lost the digits of a small proportion.
    private double normalEnd(double x, double n, double z) {
        double zz = z * z;
        if (this == WILSON) {
            double root = z * Math.sqrt(x * (n - x) / n + zz / 4);
            // x^2 / n over the other root of the quadratic: no cancellation near 0 successes.
            return z > 0 ? x * x / n / (x + zz / 2 + root) : (x + (zz / 2 - root)) / (n + zz);
        }
        double size = this == WALD ? n : n + zz;
        double successes = this == WALD ? x : x + zz / 2;
        double deviation = Math.sqrt(successes / size * ((size - successes) / size) / size);
        return Math.clamp(successes / size - z * deviation, 0, 1);
    }

    /// p with I_p(a, b) = tail.
    static double quantile(double a, double b, double tail) {
        return solve(a, a + b, (p, q) -> BinomialLaw.logBeta(a, b, p, q) - Math.log(tail));
    }

    /// p with 1 - I_p(a, b) = tail.
    static double upperQuantile(double a, double b, double tail) {
        return solve(a, a + b, (p, q) -> Math.log(tail) - BinomialLaw.logBeta(b, a, q, p));
    }

    /// Root of an increasing function of a probability and its complement, sought on the logit scale, where both ends
    /// of [0, 1] are far away.
    private static double solve(double x, double n, Increasing f) {
        double start = Math.log((x + 0.5) / (n - x + 0.5));
        double width = 1;
        while (width < 512 && (f.at(start + width) < 0 || f.at(start - width) > 0)) {
            width *= 2;
        }
        OptionalDouble t = Roots.between(f::at, start - width, start + width);
        // The mid-p tail of n successes or none is at most 1/2: a larger one leaves no proportion, or all.
        return t.isPresent() ? 1 / (1 + Math.exp(-t.getAsDouble())) : f.at(start) > 0 ? 0 : 1;
    }

    private interface Increasing {
        double of(double p, double q);

        default double at(double logit) {
            return of(1 / (1 + Math.exp(-logit)), 1 / (1 + Math.exp(logit)));
        }
    }
}
