package dev.winnow.stats.power;

import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.numeric.Quadrature;
import org.apache.commons.numbers.gamma.LogGamma;

/// Power of two one-sided t tests: the chance that the difference of two means is shown to lie within margins; the
/// effect is the true difference.
///
/// Both tests reject when the estimate is at least t s se from either margin, s the ratio of the estimated standard
/// error to the true one, se. With f the density of s = sqrt(X / df), X chi-square with df = n0 + n1 - 2, the power is
/// integral of [Phi((u - d)/se - t s) - Phi((l - d)/se + t s)] f(s) from 0 to (u - l)/(2 t se) (Schuirmann 1987; Owen
/// 1965; Phillips 1990). Exact for independent normal data with equal variances. Good to about 1e-10. The error level
/// is that of each of the two tests, and so of both together; the interval that goes with it has confidence
/// 1 - 2 alpha.
///
/// @param low  lower margin, below `high`
/// @param high upper margin
/// @param sd   standard deviation of both arms, above 0
/// @param test [MeanTest#STUDENT], or [MeanTest#Z] for large samples and for any estimate that is near to normal
public record Equivalence(double low, double high, double sd, MeanTest test) implements PowerCurve {
    private static final int PANELS = 32;

    public Equivalence {
        if (!(low < high && Double.isFinite(high - low))) {
            throw new IllegalArgumentException("low=%s is not below high=%s".formatted(low, high));
        }
        if (!(sd > 0 && Double.isFinite(sd))) {
            throw new IllegalArgumentException("sd=%s is not in (0, Inf)".formatted(sd));
        }
        if (test == MeanTest.WELCH) {
            throw new IllegalArgumentException("test=WELCH is not planned for equivalence");
        }
    }

    @Override
    public double power(double effect, double control, double treatment, double alpha) {
        double se = scale(control, treatment);
        double toHigh = (high - effect) / se;
        double toLow = (low - effect) / se;
        if (test == MeanTest.Z) {
            double z = Tails.normalQuantile(alpha);
            return z <= (high - low) / se / 2 ? between(toLow + z, toHigh - z) : 0;
        }
        double df = control + treatment - 2;
        double t = Tails.studentQuantile(alpha, df);
        double most = (high - low) / se / (2 * t);
        double spread = 12 / Math.sqrt(2 * df) + 40 / df;
        double from = Math.max(0, Math.min(1 - spread, most - spread));
        double to = Math.min(most, 1 + spread);
        double power = Quadrature.integrate(
                s -> between(toLow + t * s, toHigh - t * s) * density(s, df / 2), from, to, PANELS);
        return Math.min(1, power);
    }

    /// Density of sqrt(X / df) at s, x = df / 2, around its peak, so that nothing large cancels for large df.
    private static double density(double s, double x) {
        double h = s - 1;
        double fall = x * (2 * (Math.log1p(h) - h) - h * h) - Math.log(s);
        return Math.sqrt(2 * x / Math.PI) * Math.exp(fall - stirling(x));
    }

    /// log Gamma(x) minus Stirling's formula (DLMF 5.11.1); the series is good to 1e-15 from 30 on.
    private static double stirling(double x) {
        if (x > 30) {
            double r = 1 / (x * x);
            return (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r / 1680))) / x;
        }
        return LogGamma.value(x) - (x - 0.5) * Math.log(x) + x - 0.5 * Math.log(2 * Math.PI);
    }

    /// P(a < Z < b), from the tail that keeps the digits.
    private static double between(double a, double b) {
        return a > 0 ? Tails.normal(a) - Tails.normal(b) : Tails.normal(-b) - Tails.normal(-a);
    }

    /// The margin on that side: nothing is to be found beyond it.
    @Override
    public double nothing(Direction towards) {
        return towards == Direction.ABOVE ? high : low;
    }

    /// The middle of the margins.
    @Override
    public double extreme(Direction towards) {
        return (low + high) / 2;
    }

    /// The standard error of the difference.
    @Override
    public double scale(double control, double treatment) {
        return sd * Math.sqrt(1 / control + 1 / treatment);
    }

    @Override
    public double fewest() {
        return test == MeanTest.Z ? 0 : 2;
    }

    @Override
    public double highestAlpha() {
        return 0.5;
    }
}
