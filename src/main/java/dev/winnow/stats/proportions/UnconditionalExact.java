package dev.winnow.stats.proportions;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.numeric.GoldenSection;
import java.util.function.DoubleUnaryOperator;

/// Exact tests of two proportions that condition on the sizes of the arms alone: Barnard (1945), Boschloo (1970).
///
/// The p value is the largest probability, over the common proportion, of a table at least as extreme as the one
/// observed. The tables are grouped by their total of successes s: with h(s) the conditional probability of an extreme
/// table given s, the p value at a common proportion c is sum Binomial(s; N, c) h(s), which is cheap to evaluate. It is
/// searched on a grid finer than the binomial law is wide, in arcsine of the root of c, and each peak above 0.9 of the
/// highest point is then narrowed by golden section. p is good to 1e-10 relative, its place to 1e-6. Tables whose z are
/// within 1e-12 relative, or whose Fisher p within 1e-10, are equally extreme. Two-sided, a table is as extreme as
/// another by |z|; a two-sided [Ordering#FISHER] is twice the smaller one-sided p, as in SciPy.
///
/// @param statistic z of the observed table, positive where treatment is higher, or its one-sided Fisher p; infinite
///     where
///     the arms are opposite and do not vary
/// @param p         p value, 0 below the double range
/// @param common    common proportion at which the maximum is reached, in [0, 1]
public record UnconditionalExact(double statistic, double p, double common) {
    private static final double MOST_STEPS = 66_000_000;
    private static final double TIE = 1e-12;
    private static final int NARROWINGS = 60;

    /// @return undefined when an arm is empty (`TOO_FEW`), or more than 66 million steps, some seconds, were needed
    ///     (`TOO_LARGE`): one a table, and one a total of successes for each point of the grid
    public static Outcome<UnconditionalExact> of(
            Proportion treatment, Proportion control, Ordering ordering, Alternative alternative) {
        long smaller = Math.min(treatment.trials(), control.trials());
        if (smaller < 1) {
            return Outcome.undefined(Cause.TOO_FEW, smaller);
        }
        boolean twice = ordering == Ordering.FISHER && alternative == Alternative.TWO_SIDED;
        double steps = (twice ? 2 : 1) * steps(treatment.trials(), control.trials());
        if (steps > MOST_STEPS) {
            return Outcome.undefined(Cause.TOO_LARGE, steps);
        }
        if (twice) {
            UnconditionalExact less = run(treatment, control, ordering, Alternative.LESS);
            UnconditionalExact greater = run(treatment, control, ordering, Alternative.GREATER);
            UnconditionalExact r = less.p() < greater.p() ? less : greater;
            return Outcome.known(new UnconditionalExact(r.statistic(), Math.min(1, 2 * r.p()), r.common()));
        }
        return Outcome.known(run(treatment, control, ordering, alternative));
    }

    private static double steps(long n1, long n2) {
        double totals = n1 + n2 + 1.0;
        return (n1 + 1.0) * (n2 + 1.0) + totals * gridSteps(totals - 1);
    }

    private static double gridSteps(double trials) {
        return Math.max(400, 40 * Math.sqrt(trials));
    }

    private static UnconditionalExact run(
            Proportion treatment, Proportion control, Ordering ordering, Alternative alternative) {
        // A question about less is the one about more with the arms exchanged.
        boolean exchange = alternative == Alternative.LESS;
        Proportion first = exchange ? control : treatment;
        Proportion second = exchange ? treatment : control;
        var tables = new Tables((int) first.trials(), (int) second.trials());
        int x1 = (int) first.successes();
        int x2 = (int) second.successes();
        double observed = ordering == Ordering.FISHER
                ? tables.fisher(x1, x1 + x2)
                : tables.z(x1, x2, ordering);
        double[] extreme = ordering == Ordering.FISHER
                ? tables.notLikelier(observed)
                : tables.beyond(observed, ordering, alternative);
        double at = highest(c -> tables.probability(extreme, c), tables.size());
        boolean negate = exchange && ordering != Ordering.FISHER;
        return new UnconditionalExact(
                negate ? 0 - observed : observed, Math.min(1, tables.probability(extreme, at)), at);
    }

    /// Where a mixture of binomial laws of `n` trials is highest on [0, 1].
    private static double highest(DoubleUnaryOperator f, int n) {
        int steps = (int) gridSteps(n);
        double[] value = new double[steps + 1];
        double most = 0;
        for (int i = 0; i <= steps; i++) {
            value[i] = f.applyAsDouble(share(i, steps));
            most = Math.max(most, value[i]);
        }
        double best = -1;
        double at = 0;
        for (int i = 0; i <= steps; i++) {
            boolean peak = value[i] >= value[Math.max(0, i - 1)] && value[i] >= value[Math.min(steps, i + 1)];
            if (peak && value[i] > 0.9 * most) {
                double c = narrow(f, share(Math.max(0, i - 1), steps), share(Math.min(steps, i + 1), steps));
                double edge = share(i, steps);
                double found = f.applyAsDouble(edge) > f.applyAsDouble(c) ? edge : c;
                if (f.applyAsDouble(found) > best) {
                    best = f.applyAsDouble(found);
                    at = found;
                }
            }
        }
        return at;
    }

    private static double share(int i, int steps) {
        double sine = Math.sin(Math.PI / 2 * i / steps);
        return i == steps ? 1 : sine * sine;
    }

    private static double narrow(DoubleUnaryOperator f, double from, double to) {
        var search = new GoldenSection(f, from, to);
        for (int i = 0; i < NARROWINGS; i++) {
            search.step();
        }
        return search.best();
    }

    /// All tables of two arms, with logarithms of factorials.
    private static final class Tables {
        private final int n1;
        private final int n2;
        private final double[] logFactorial;

        Tables(int n1, int n2) {
            this.n1 = n1;
            this.n2 = n2;
            logFactorial = new double[n1 + n2 + 1];
            for (int i = 2; i <= n1 + n2; i++) {
                logFactorial[i] = logFactorial[i - 1] + Math.log(i);
            }
        }

        int size() {
            return n1 + n2;
        }

        private double logChoose(int n, int k) {
            return logFactorial[n] - logFactorial[k] - logFactorial[n - k];
        }

        /// P(x1 successes in the first arm | s in both).
        private double conditional(int x1, int s) {
            return Math.exp(logChoose(n1, x1) + logChoose(n2, s - x1) - logChoose(size(), s));
        }

        /// P(at least x1 in the first arm | s in both).
        double fisher(int x1, int s) {
            double sum = 0;
            for (int i = Math.min(n1, s); i >= x1; i--) {
                sum += conditional(i, s);
            }
            return sum;
        }

        double z(int x1, int x2, Ordering ordering) {
            // Compared as integers: equal proportions are exactly 0.
            long cross = (long) x1 * n2 - (long) x2 * n1;
            if (cross == 0) {
                return 0;
            }
            double d = (double) cross / ((double) n1 * n2);
            double s = x1 + x2;
            double variance = ordering == Ordering.POOLED_Z
                    ? s * (size() - s) / ((double) size() * n1 * n2)
                    : (double) x1 * (n1 - x1) / ((double) n1 * n1 * n1) + (double) x2 * (n2 - x2) / ((double) n2 * n2 * n2);
            return d / Math.sqrt(variance);
        }

        /// h(s) for tables whose z is at least as extreme.
        double[] beyond(double observed, Ordering ordering, Alternative alternative) {
            boolean both = alternative == Alternative.TWO_SIDED;
            double wanted = both ? Math.abs(observed) : observed;
            // Not a difference, which an infinite z would not survive.
            double limit = wanted * (wanted > 0 ? 1 - TIE : 1 + TIE);
            double[] h = new double[size() + 1];
            for (int x1 = 0; x1 <= n1; x1++) {
                for (int x2 = 0; x2 <= n2; x2++) {
                    double z = z(x1, x2, ordering);
                    if ((both ? Math.abs(z) : z) >= limit) {
                        h[x1 + x2] += conditional(x1, x1 + x2);
                    }
                }
            }
            return h;
        }

        /// h(s) for tables whose Fisher p is at most the observed one; given s these are the largest x1.
        double[] notLikelier(double observed) {
            double limit = observed * (1 + 1e-10);
            double[] h = new double[size() + 1];
            for (int s = 0; s <= size(); s++) {
                double tail = 0;
                for (int x1 = Math.min(n1, s); x1 >= Math.max(0, s - n2); x1--) {
                    double longer = tail + conditional(x1, s);
                    if (longer > limit) {
                        break;
                    }
                    tail = longer;
                }
                h[s] = tail;
            }
            return h;
        }

        /// sum Binomial(s; N, c) h(s).
        double probability(double[] h, double c) {
            if (c <= 0) {
                return h[0];
            }
            if (c >= 1) {
                return h[size()];
            }
            double logC = Math.log(c);
            double logRest = Math.log1p(-c);
            double sum = 0;
            for (int s = 0; s <= size(); s++) {
                if (h[s] > 0) {
                    sum += h[s] * Math.exp(logChoose(size(), s) + s * logC + (size() - s) * logRest);
                }
            }
            return sum;
        }
    }
}
