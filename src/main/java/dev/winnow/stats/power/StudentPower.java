package dev.winnow.stats.power;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.distribution.NoncentralT;
import dev.winnow.stats.distribution.Tails;

/// Power of a t test: the statistic is non-central t with ncp = shift / se, whose tails keep their digits for any ncp.
///
/// Two-sided power has both tails, so that it is exactly alpha at no effect.
final class StudentPower {
    private StudentPower() {}

    static double of(double shift, double se, double df, Alternative alternative, double alpha) {
        double ncp = shift / se;
        return switch (alternative) {
            case TWO_SIDED -> {
                double t = Tails.studentQuantile(alpha / 2, df);
                yield NoncentralT.survival(t, df, ncp) + NoncentralT.survival(t, df, -ncp);
            }
            case GREATER -> NoncentralT.survival(Tails.studentQuantile(alpha, df), df, ncp);
            case LESS -> NoncentralT.survival(Tails.studentQuantile(alpha, df), df, -ncp);
        };
    }
}
