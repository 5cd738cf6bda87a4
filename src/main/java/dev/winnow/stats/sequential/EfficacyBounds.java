package dev.winnow.stats.sequential;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import java.util.Arrays;

/// Solves for upper bounds that hold a level, without futility.
final class EfficacyBounds {
    private static final int MOST_STEPS = 100;

    /// Relative change of the constant that is taken as none.
    private static final double CLOSE = 1e-12;

    private EfficacyBounds() {}

    /// @param tail level on each side, in (0, 0.5)
    static Outcome<Boundaries> of(Looks looks, StoppingRule rule, Sides sides, double tail) {
        return switch (rule) {
            case Spending s -> Outcome.known(spending(looks, s, sides, tail));
            case WangTsiatis w -> shaped(looks, w, sides, tail);
            case HaybittlePeto h -> haybittlePeto(looks, h, sides, tail);
        };
    }

    static Boundaries shaped(Looks looks, double[] upper, Sides sides) {
        return sides == Sides.ONE_SIDED ? Boundaries.above(looks, upper) : Boundaries.symmetric(looks, upper);
    }

    private static Boundaries spending(Looks looks, Spending s, Sides sides, double tail) {
        double[] increments = increments(looks, s, tail);
        double[] reach = reaches(looks, increments);
        double[] upper = new double[looks.size()];
        Subdensity path = Subdensity.START;
        for (int k = 0; k < upper.length; k++) {
            upper[k] = path.bound(looks.fraction(k), 0, increments[k], 1);
            path = k == upper.length - 1 ? path : past(path, looks, k, upper[k], sides, reach[k]);
        }
        return shaped(looks, upper, sides);
    }

    /// Spent at each look.
    static double[] increments(Looks looks, Spending s, double total) {
        double[] p = new double[looks.size()];
        double before = 0;
        for (int k = 0; k < p.length; k++) {
            double now = s.spent(total, looks.fraction(k));
            p[k] = Math.max(0, now - before);
            before = now;
        }
        return p;
    }

    /// The bounds of these tails can be no larger than if no look came before.
    static double[] reaches(Looks looks, double[] increments) {
        double[] q = new double[increments.length];
        for (int k = 0; k < q.length; k++) {
            q[k] = increments[k] > 0 ? Tails.normalQuantile(increments[k]) : Double.POSITIVE_INFINITY;
        }
        return Subdensity.reaches(looks, q);
    }

    private static Subdensity past(Subdensity path, Looks looks, int k, double bound, Sides sides, double reach) {
        double low = sides == Sides.ONE_SIDED ? Double.NEGATIVE_INFINITY : -bound;
        return path.between(looks.fraction(k), 0, low, bound, looks.fraction(k + 1), reach);
    }

    private static Outcome<Boundaries> shaped(Looks looks, WangTsiatis rule, Sides sides, double tail) {
        int n = looks.size();
        double[] shape = new double[n];
        for (int k = 0; k < n; k++) {
            shape[k] = rule.shape(looks.fraction(k));
        }
        double least = Arrays.stream(shape).min().orElseThrow();
        // Secant on the logarithm of the level, from Bonferroni's constant and a little less.
        double c = Tails.normalQuantile(tail / n) / least;
        double excess = excess(looks, scaled(shape, c), sides, tail);
        double last = c * 0.98;
        double lastExcess = excess(looks, scaled(shape, last), sides, tail);
        for (int i = 0; i < MOST_STEPS; i++) {
            double step = excess * (c - last) / (excess - lastExcess);
            if (!(Math.abs(step) > CLOSE * c)) {
                return Outcome.known(shaped(looks, scaled(shape, c), sides));
            }
            last = c;
            lastExcess = excess;
            c = Math.max(c - step, 0.5 * c);
            excess = excess(looks, scaled(shape, c), sides, tail);
        }
        return Outcome.undefined(Cause.NOT_CONVERGED, MOST_STEPS);
    }

    private static double[] scaled(double[] shape, double c) {
        return Arrays.stream(shape).map(v -> c * v).toArray();
    }

    private static double excess(Looks looks, double[] upper, Sides sides, double tail) {
        return Math.log(crossed(looks, upper, sides, upper.length).total() / tail);
    }

    /// Chance to cross the upper bound at one of the first looks, and the density after them.
    private record Crossed(double total, Subdensity path) {}

    private static Crossed crossed(Looks looks, double[] upper, Sides sides, int first) {
        double[] reach = Subdensity.reaches(looks, upper);
        Subdensity path = Subdensity.START;
        double total = 0;
        for (int k = 0; k < first; k++) {
            total += path.tail(looks.fraction(k), 0, upper[k], 1);
            path = k == upper.length - 1 ? path : past(path, looks, k, upper[k], sides, reach[k]);
        }
        return new Crossed(total, path);
    }

    private static Outcome<Boundaries> haybittlePeto(Looks looks, HaybittlePeto rule, Sides sides, double tail) {
        int last = looks.size() - 1;
        double[] upper = new double[last + 1];
        Arrays.fill(upper, rule.z());
        Crossed interim = crossed(looks, upper, sides, last);
        if (!(interim.total() < tail)) {
            return Outcome.undefined(Cause.UNREACHABLE, interim.total() * sides.count());
        }
        upper[last] = interim.path().bound(looks.fraction(last), 0, tail - interim.total(), 1);
        return Outcome.known(shaped(looks, upper, sides));
    }
}
