package dev.winnow.stats.multiple;

import dev.winnow.stats.Level;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// The step-up and step-down rules on sorted p-values.
///
/// @param p     ascending
/// @param scale of `p`, and of what is returned
record Steps(double[] p, Scale scale) {
    double[] adjusted(Adjustment how, Level level) {
        int m = p.length;
        return switch (how) {
            case BONFERRONI -> each(i -> scale.times(m, p[i]));
            case SIDAK -> each(i -> scale.anyOf(m, p[i]));
            case HOLM -> down(i -> scale.times(m - i, p[i]));
            case HOLM_SIDAK -> down(i -> scale.anyOf(m - i, p[i]));
            case HOCHBERG -> up(i -> scale.times(m - i, p[i]));
            case HOMMEL -> hommel();
            case BENJAMINI_HOCHBERG -> discovery(1);
            case BENJAMINI_YEKUTIELI -> discovery(harmonic(m));
            case TWO_STAGE_BH -> twoStage(level.alpha(), 1);
            case TWO_STAGE_BKY -> twoStage(level.alpha() / (1 + level.alpha()), 1 + level.alpha());
        };
    }

    private double[] discovery(double factor) {
        return up(i -> scale.times(factor * p.length / (i + 1), p[i]));
    }

    private static double harmonic(int m) {
        double sum = 0;
        for (int i = m; i >= 1; i--) {
            sum += 1.0 / i;
        }
        return sum;
    }

    /// Step-up values times the estimated share of true hypotheses, those that a first pass leaves.
    ///
    /// @param first  level of the first pass
    /// @param factor of the level asked for over that of the first pass
    private double[] twoStage(double first, double factor) {
        int m = p.length;
        int rejected = m;
        while (rejected > 0 && p[rejected - 1] > scale.of(first * rejected / m)) {
            rejected--;
        }
        // All or none rejected: the estimate would be 0 or m, and the second pass would only repeat the first.
        double trueShare = rejected == m ? 1 : (m - rejected) / (double) m;
        double[] plain = discovery(1);
        for (int i = 0; i < m; i++) {
            plain[i] = Math.min(scale.one(), scale.times(trueShare * factor, plain[i]));
        }
        return plain;
    }

    /// Every set of j hypotheses that holds the i-th is tested by Simes' test; the least favourable such set has the j
    /// or j - 1 largest p-values beside it, and the largest of its p-values over j is the adjusted one. Takes m^2
    /// steps.
    private double[] hommel() {
        int m = p.length;
        double[] out = p.clone();
        for (int j = m; j >= 1; j--) {
            double others = Double.POSITIVE_INFINITY;
            for (int rank = 2; rank <= j; rank++) {
                others = Math.min(others, scale.times((double) j / rank, p[m - j + rank - 1]));
            }
            double whole = Math.min(others, scale.times(j, p[m - j]));
            for (int i = 0; i < m; i++) {
                double simes = i < m - j ? Math.min(others, scale.times(j, p[i])) : whole;
                out[i] = Math.max(out[i], simes);
            }
        }
        return out;
    }

    private double[] each(IntToDoubleFunction value) {
        double[] out = new double[p.length];
        Arrays.setAll(out, i -> Math.min(scale.one(), value.applyAsDouble(i)));
        return out;
    }

    /// Running maximum from the smallest p-value.
    private double[] down(IntToDoubleFunction value) {
        double[] out = each(value);
        for (int i = 1; i < out.length; i++) {
            out[i] = Math.max(out[i], out[i - 1]);
        }
        return out;
    }

    /// Running minimum from the largest p-value.
    private double[] up(IntToDoubleFunction value) {
        double[] out = each(value);
        for (int i = out.length - 2; i >= 0; i--) {
            out[i] = Math.min(out[i], out[i + 1]);
        }
        return out;
    }
}
