package dev.winnow.stats.power;

import dev.winnow.stats.distribution.Distributions;
import dev.winnow.stats.distribution.NoncentralF;

/// Power of the F test that all of several groups have the same mean; the effect is Cohen's f, the standard deviation
/// of the group means (divisor: number of groups) over that within groups.
///
/// Non-central F with ncp = k n f^2 and k - 1 and k (n - 1) degrees of freedom (Cohen 1988, chapter 8), exact for
/// independent normal data with equal variances. The sign of f does not matter. Sizes go with [Allocation#groups(int)]:
/// control's size n is that of each group.
///
/// @param groups k, at least 2
public record Anova(int groups) implements PowerCurve {
    public Anova {
        if (groups < 2) {
            throw new IllegalArgumentException("groups=%d is below 2".formatted(groups));
        }
    }

    @Override
    public double power(double effect, double control, double treatment, double alpha) {
        double df1 = groups - 1;
        double df2 = groups * (control - 1);
        double limit = Distributions.fisher(df1, df2).upperQuantile(alpha);
        return NoncentralF.survival(limit, df1, df2, groups * control * effect * effect);
    }

    @Override
    public double nothing(Direction towards) {
        return 0;
    }

    @Override
    public double scale(double control, double treatment) {
        return 1 / Math.sqrt(groups * control);
    }

    @Override
    public double fewest() {
        return 2;
    }
}
