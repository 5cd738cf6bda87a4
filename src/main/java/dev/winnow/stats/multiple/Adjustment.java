package dev.winnow.stats.multiple;

import dev.winnow.stats.Level;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Adjustment of several p-values, so that each may be held against the level that is meant for all.
///
/// The family-wise methods keep the probability of any false alarm at the level, the false discovery methods the
/// expected share of false alarms among the rejections. An adjusted p-value is the smallest level at which its
/// hypothesis is rejected, except with the two-stage methods, whose values hold for the level they are made for. p(i)
/// is the i-th smallest of m; equal p-values get equal adjusted ones.
public enum Adjustment {
    /// m p. Family-wise under any dependence (Bonferroni; Dunn 1961).
    BONFERRONI,
    /// 1 - (1 - p)^m. Family-wise under independence or positive dependence (Sidak 1967).
    SIDAK,
    /// Step-down (m - i + 1) p(i). Family-wise under any dependence (Holm 1979).
    HOLM,
    /// Step-down 1 - (1 - p(i))^(m - i + 1). Family-wise under independence or positive dependence (Holm 1979; Holland
    /// and Copenhaver 1987).
    HOLM_SIDAK,
    /// Step-up (m - i + 1) p(i). Family-wise under independence (Hochberg 1988) and positive dependence (Sarkar 1998).
    HOCHBERG,
    /// Closed test of Simes' tests. Family-wise under positive dependence; rejects what Hochberg rejects and more
    /// (Hommel 1988). Takes m^2 steps.
    HOMMEL,
    /// Step-up m p(i) / i. False discovery rate under independence (Benjamini and Hochberg 1995) and positive
    /// dependence (Benjamini and Yekutieli 2001).
    BENJAMINI_HOCHBERG,
    /// Benjamini-Hochberg times 1 + 1/2 + ... + 1/m. False discovery rate under any dependence (Benjamini and Yekutieli
    /// 2001).
    BENJAMINI_YEKUTIELI,
    /// Benjamini-Hochberg with the number of true hypotheses estimated by a first pass at the level (Benjamini and
    /// Hochberg 2000 in spirit; the first pass is not made stricter, so independence is needed and the level is not
    /// strictly kept).
    TWO_STAGE_BH,
    /// Benjamini-Hochberg with the number of true hypotheses estimated by a first pass at level / (1 + level). False
    /// discovery rate under independence (Benjamini, Krieger and Yekutieli 2006, definition 6).
    TWO_STAGE_BKY;

    /// Adjusted p-values, at most 1, in the order given. Nothing is taken from 1, so small ones keep their digits.
    ///
    /// @param p     each in [0, 1], in any order; left as it is; none gives none
    /// @param level used by the two-stage methods only
    /// @throws IllegalArgumentException if a p-value is outside
    public double[] adjust(double[] p, Level level) {
        for (double v : p) {
            if (!(v >= 0 && v <= 1)) {
                throw new IllegalArgumentException("p=%s is not in [0, 1]".formatted(v));
            }
        }
        return inOrder(p, new Steps(sorted(p), Scale.PLAIN), level);
    }

    /// Logarithms of adjusted p-values from logarithms, for p-values that a double cannot hold.
    ///
    /// @param logP  natural logarithms, each at most 0, in any order; left as it is
    /// @param level used by the two-stage methods only
    /// @throws IllegalArgumentException if a logarithm is above 0 or NaN
    public double[] adjustLog(double[] logP, Level level) {
        for (double v : logP) {
            if (!(v <= 0)) {
                throw new IllegalArgumentException("logP=%s is above 0".formatted(v));
            }
        }
        return inOrder(logP, new Steps(sorted(logP), Scale.LOGARITHM), level);
    }

    /// Whether an adjusted p-value rejects; one that meets the level to 1e-14 relative does, whatever the last bits
    /// say.
    ///
    /// @param adjusted in [0, 1]
    public static boolean rejects(double adjusted, Level level) {
        return adjusted <= level.alpha() * (1 + 1e-14);
    }

    private double[] inOrder(double[] given, Steps steps, Level level) {
        double[] adjusted = steps.adjusted(this, level);
        Integer[] order = order(given);
        double[] out = new double[given.length];
        for (int i = 0; i < out.length; i++) {
            out[order[i]] = adjusted[i];
        }
        return out;
    }

    private static Integer[] order(double[] p) {
        return IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> p[i])).toArray(Integer[]::new);
    }

    private static double[] sorted(double[] p) {
        double[] out = p.clone();
        Arrays.sort(out);
        return out;
    }
}
