package dev.winnow.stats.sequential;

import dev.winnow.stats.distribution.Tails;
import java.util.Arrays;

/// An error-spending function (Lan and DeMets 1983, Biometrika 70, 659-663): how much of an error level may have been
/// used by the time a fraction of the planned information is there.
///
/// It is 0 at fraction 0, the whole level from fraction 1 on, and never falls. Because it depends on the looks only
/// through their fractions, looks may come at any time and in any number, as long as what was seen does not decide it.
/// The level that is spent is that of one side: alpha / 2 for each side of a two-sided design.
public sealed interface Spending extends StoppingRule {
    /// Spent at a fraction inside (0, 1).
    ///
    /// @param total    level to spend in all, in (0, 1)
    /// @param fraction in (0, 1)
    /// @return at least 0; [#spent] holds it to the total
    double inside(double total, double fraction);

    /// Spent so far.
    ///
    /// @param total    level to spend in all, in (0, 1)
    /// @param fraction of the planned information, at least 0; everything is spent from 1 on
    default double spent(double total, double fraction) {
        if (fraction >= 1) {
            return total;
        }
        return fraction > 0 ? Math.min(total, inside(total, fraction)) : 0;
    }

    /// 2 P(Z > z_{total/2} / t^(rho/2)) (Lan and DeMets 1983, their alpha_1); with rho = 1 the bounds are close to
    /// those of O'Brien and Fleming.
    ///
    /// @param rho above 0; 1 is the original
    record ObrienFlemingLike(double rho) implements Spending {
        public ObrienFlemingLike {
            requirePositive("rho", rho);
        }

        @Override
        public double inside(double total, double fraction) {
            return 2 * Tails.normal(Tails.normalQuantile(total / 2) / Math.pow(fraction, rho / 2));
        }
    }

    /// total log(1 + (e - 1) t) (Lan and DeMets 1983, their alpha_2); the bounds are close to Pocock's.
    record PocockLike() implements Spending {
        @Override
        public double inside(double total, double fraction) {
            return total * Math.log1p(Math.expm1(1) * fraction);
        }
    }

    /// total (1 - exp(-gamma t)) / (1 - exp(-gamma)), total t for gamma = 0 (Hwang, Shih and DeCani 1990, Statistics in
    /// Medicine 9, 1439-1445).
    ///
    /// @param gamma finite; -4 is close to O'Brien and Fleming, 1 to Pocock
    record HwangShihDeCani(double gamma) implements Spending {
        public HwangShihDeCani {
            if (!Double.isFinite(gamma)) {
                throw new IllegalArgumentException("gamma=%s is not finite".formatted(gamma));
            }
        }

        @Override
        public double inside(double total, double fraction) {
            if (gamma == 0) {
                return total * fraction;
            }
            // Multiplied by exp(gamma) above and below where gamma is negative, so that nothing overflows.
            double share = gamma > 0
                    ? Math.expm1(-gamma * fraction) / Math.expm1(-gamma)
                    : Math.exp(gamma * (1 - fraction)) * (Math.expm1(gamma * fraction) / Math.expm1(gamma));
            return total * share;
        }
    }

    /// total t^rho (Kim and DeMets 1987, Biometrika 74, 149-154), the power family.
    ///
    /// @param rho above 0; 3 is close to O'Brien and Fleming, 1 to Pocock
    record KimDeMets(double rho) implements Spending {
        public KimDeMets {
            requirePositive("rho", rho);
        }

        @Override
        public double inside(double total, double fraction) {
            return total * Math.pow(fraction, rho);
        }
    }

    /// total^(t^-nu) (Anderson and Clark 2010, Statistics in Medicine 29, 319-327), the exponential family.
    ///
    /// @param nu above 0; 0.8 is close to O'Brien and Fleming
    record Exponential(double nu) implements Spending {
        public Exponential {
            requirePositive("nu", nu);
        }

        @Override
        public double inside(double total, double fraction) {
            return Math.pow(total, Math.pow(fraction, -nu));
        }
    }

    /// Nothing before the planned end: looks are for monitoring, or for futility, only.
    record AtEnd() implements Spending {
        @Override
        public double inside(double total, double fraction) {
            return 0;
        }
    }

    /// Given shares at given fractions, linear in between, from (0, 0) to the first point and from the last to (1, 1).
    final class Given implements Spending {
        private final double[] fractions;
        private final double[] shares;

        private Given(double[] fractions, double[] shares) {
            this.fractions = fractions;
            this.shares = shares;
        }

        /// Points to be joined by lines.
        ///
        /// @param fractions increasing, in (0, 1]
        /// @param shares    of the level spent by then, as many, not decreasing, in [0, 1]
        /// @throws IllegalArgumentException if there is none or a number is outside its range
        public static Given of(double[] fractions, double[] shares) {
            if (fractions.length != shares.length || fractions.length == 0) {
                throw new IllegalArgumentException(
                        "%d fractions and %d shares".formatted(fractions.length, shares.length));
            }
            for (int i = 0; i < fractions.length; i++) {
                double t = i == 0 ? 0 : fractions[i - 1];
                double s = i == 0 ? 0 : shares[i - 1];
                if (!(fractions[i] > t && fractions[i] <= 1 && shares[i] >= s && shares[i] <= 1)) {
                    throw new IllegalArgumentException("fractions %s and shares %s must increase to at most 1"
                            .formatted(Arrays.toString(fractions), Arrays.toString(shares)));
                }
            }
            return new Given(fractions.clone(), shares.clone());
        }

        @Override
        public double inside(double total, double fraction) {
            double t0 = 0;
            double s0 = 0;
            for (int i = 0; i < fractions.length; i++) {
                if (fraction <= fractions[i]) {
                    return total * between(fraction, t0, s0, fractions[i], shares[i]);
                }
                t0 = fractions[i];
                s0 = shares[i];
            }
            return total * between(fraction, t0, s0, 1, 1);
        }

        private static double between(double t, double t0, double s0, double t1, double s1) {
            return t == t1 ? s1 : s0 + (s1 - s0) * (t - t0) / (t1 - t0);
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new IllegalArgumentException("%s=%s is not above 0".formatted(name, value));
        }
    }
}
