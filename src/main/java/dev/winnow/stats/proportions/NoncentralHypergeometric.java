package dev.winnow.stats.proportions;

import dev.winnow.stats.Proportion;

/// Fisher's noncentral hypergeometric law: successes of the treatment given the total of successes, at an odds ratio.
///
/// P(i) is proportional to C(n1, i) C(n0, k - i) odds^i (Fisher 1935). Sums walk outward from the largest term by the
/// ratio of neighbours until the terms no longer count, so a sum over a table of a million units takes some thousand
/// steps and no array.
///
/// @param n1  trials of the treatment
/// @param n0  trials of the control
/// @param k   successes of both
record NoncentralHypergeometric(long n1, long n0, long k) {
    private static final double NEGLIGIBLE = 1e-18;

    static NoncentralHypergeometric of(Proportion treatment, Proportion control) {
        return new NoncentralHypergeometric(
                treatment.trials(), control.trials(), Math.addExact(treatment.successes(), control.successes()));
    }

    long least() {
        return Math.max(0, k - n0);
    }

    long most() {
        return Math.min(n1, k);
    }

    /// log P(i) at odds ratio 1, from three binomial points (Loader 2000).
    double logPoint(long i) {
        double all = (double) n1 + n0;
        double p = k / all;
        double q = (all - k) / all;
        return BinomialLaw.logPoint(i, n1, p, q)
                + BinomialLaw.logPoint(k - i, n0, p, q)
                - BinomialLaw.logPoint(k, all, p, q);
    }

    /// Likeliest outcome (Liao and Rosen 2001).
    long mode(double odds) {
        double a = odds - 1;
        double b = -(((double) n1 + k + 2) * odds + (double) n0 - k);
        double c = (k + 1.0) * (n1 + 1.0) * odds;
        double root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
        double q = -(b + Math.copySign(root, b)) / 2;
        // The roots are q/a and c/q; b is above 0 only where odds are below 1, and then the first is the positive one.
        return Math.clamp((long) (b > 0 ? q / a : c / q), least(), most());
    }

    /// P(i + 1) / P(i).
    private double step(long i, double odds) {
        return ((double) n1 - i) / (i + 1.0) * (((double) k - i) / ((double) n0 - k + i + 1)) * odds;
    }

    /// Sum of P(j) / P(i) over j >= i; the terms may first rise.
    private double above(long i, double odds) {
        double sum = 1;
        double term = 1;
        for (long j = i; j < most(); j++) {
            double ratio = step(j, odds);
            term *= ratio;
            sum += term;
            if (ratio < 1 && term < NEGLIGIBLE * sum) {
                break;
            }
        }
        return sum;
    }

    /// Sum of P(j) / P(i) over j <= i.
    private double below(long i, double odds) {
        double sum = 1;
        double term = 1;
        for (long j = i; j > least(); j--) {
            double ratio = 1 / step(j - 1, odds);
            term *= ratio;
            sum += term;
            if (ratio < 1 && term < NEGLIGIBLE * sum) {
                break;
            }
        }
        return sum;
    }

    /// log P(i) at an odds ratio.
    double logPoint(long i, double logOdds) {
        double odds = Math.exp(logOdds);
        long m = mode(odds);
        double whole = above(m, odds) + below(m, odds) - 1;
        return logPoint(i) - logPoint(m) + (i - m) * logOdds - Math.log(whole);
    }

    /// log P(X >= x) at an odds ratio.
    double logAtLeast(long x, double logOdds) {
        if (x <= least()) {
            return 0;
        }
        if (x > most()) {
            return Double.NEGATIVE_INFINITY;
        }
        double odds = Math.exp(logOdds);
        return x > mode(odds)
                ? logPoint(x, logOdds) + Math.log(above(x, odds))
                : log1mExp(logPoint(x - 1, logOdds) + Math.log(below(x - 1, odds)));
    }

    /// log P(X <= x) at an odds ratio.
    double logAtMost(long x, double logOdds) {
        if (x >= most()) {
            return 0;
        }
        if (x < least()) {
            return Double.NEGATIVE_INFINITY;
        }
        double odds = Math.exp(logOdds);
        return x < mode(odds)
                ? logPoint(x, logOdds) + Math.log(below(x, odds))
                : log1mExp(logPoint(x + 1, logOdds) + Math.log(above(x + 1, odds)));
    }

    private static double log1mExp(double log) {
        return Math.log(-Math.expm1(Math.min(0, log)));
    }

    /// Expectation of X less `from`, at an odds ratio.
    double meanLess(long from, double logOdds) {
        double odds = Math.exp(logOdds);
        long m = mode(odds);
        double whole = 1;
        double moment = 0;
        double term = 1;
        for (long j = m; j < most() && term > NEGLIGIBLE * whole; j++) {
            term *= step(j, odds);
            whole += term;
            moment += term * (j + 1 - m);
        }
        term = 1;
        for (long j = m; j > least() && term > NEGLIGIBLE * whole; j--) {
            term /= step(j - 1, odds);
            whole += term;
            moment += term * (j - 1 - m);
        }
        return m - from + moment / whole;
    }
}
