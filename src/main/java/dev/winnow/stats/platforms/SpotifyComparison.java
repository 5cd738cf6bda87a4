package dev.winnow.stats.platforms;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.means.Better;
import dev.winnow.stats.multiple.Adjustment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Treatments against one control by the conventions of Spotify's confidence package, so that its figures can be
/// reproduced.
///
/// They differ from the field's in three points. The variance of a metric of zeros and ones has the divisor n, of any
/// other n - 1. A non-inferiority margin that is a share of control's mean is taken as known, although that mean is
/// estimated. With a step-wise correction the one-sided adjusted interval is the plain one, which does not cover
/// simultaneously; only Bonferroni's is corrected, and two-sided step-wise ones are not given. The field's are
/// [dev.winnow.stats.means.TwoMeans], [dev.winnow.stats.means.Equivalence#notInferiorByShare] and [Adjustment]. Units
/// are independent, the arms large enough for a normal reference.
///
/// @param difference   with its plain interval and p-value, normal reference
/// @param adjustedP    over all treatments
/// @param adjustedLow  lower end of the adjusted interval; absent where the package gives none
/// @param adjustedHigh upper end of it
/// @param significant  whether the adjusted p-value meets the level; with a margin it means not inferior
public record SpotifyComparison(
        Difference difference,
        double adjustedP,
        Optional<Double> adjustedLow,
        Optional<Double> adjustedHigh,
        boolean significant) {

    /// A non-inferiority margin.
    ///
    /// @param share  of control's mean, in [0, 1)
    /// @param better which way of the metric is the good one
    public record Margin(double share, Better better) {
        public Margin {
            if (!(share >= 0 && share < 1)) {
                throw new IllegalArgumentException("share=%s is not in [0, 1)".formatted(share));
            }
        }
    }

    /// One arm's sums. Variances are differences of them, so a mean that is large against the spread costs digits.
    ///
    /// @param n       units
    /// @param sum     of the metric
    /// @param squares sum of its squares
    public record Sums(long n, double sum, double squares) {
        private double mean() {
            return sum / n;
        }

        private boolean binary() {
            return sum == squares;
        }

        private double squaredError(boolean binary) {
            double mean = mean();
            double centred = Math.max(0, squares - n * mean * mean);
            return Moments.ofVariance(n, mean, centred / (binary ? n : n - 1.0)).variance() / n;
        }
    }

    /// z = (d + shift) / sqrt(v1/n1 + v0/n0), d the difference of means; the shift is 0, or with a margin plus (higher
    /// is better) or minus its share of control's mean. The interval is that of d.
    ///
    /// @param treatments at least one; the metric counts as one of zeros and ones where every arm's sum equals its sum
    ///     of squares
    /// @param margin     empty for two-sided tests of a difference
    /// @param correction over the treatments
    /// @param level      of all treatments together, two-sided unless there is a margin
    /// @return one for each treatment; undefined when an arm has fewer than two units (`TOO_FEW`), or neither a
    ///     treatment nor control varies (`NO_VARIANCE`)
    /// @throws IllegalArgumentException without treatments
    public static Outcome<List<SpotifyComparison>> of(
            List<Sums> treatments, Sums control, Optional<Margin> margin, Adjustment correction, Level level) {
        if (treatments.isEmpty()) {
            throw new IllegalArgumentException("no treatments");
        }
        long smallest = treatments.stream().mapToLong(Sums::n).reduce(control.n, Math::min);
        if (smallest < 2) {
            return Outcome.undefined(Cause.TOO_FEW, smallest);
        }
        boolean binary = control.binary() && treatments.stream().allMatch(Sums::binary);
        double[] se = treatments.stream()
                .mapToDouble(t -> Math.sqrt(t.squaredError(binary) + control.squaredError(binary)))
                .toArray();
        if (!Arrays.stream(se).allMatch(v -> v > 0)) {
            return Outcome.undefined(Cause.NO_VARIANCE, 0);
        }
        List<Difference> plain = differences(treatments, control, se, margin, level);
        double[] adjusted = correction.adjust(plain.stream().mapToDouble(Difference::p).toArray(), level);
        boolean bonferroni = correction == Adjustment.BONFERRONI;
        Level corrected = bonferroni ? Level.of(level.alpha() / treatments.size()) : level;
        List<Difference> wide = differences(treatments, control, se, margin, corrected);
        boolean given = bonferroni || margin.isPresent();
        var out = new ArrayList<SpotifyComparison>();
        for (int i = 0; i < adjusted.length; i++) {
            out.add(new SpotifyComparison(
                    plain.get(i),
                    adjusted[i],
                    given ? Optional.of(wide.get(i).low()) : Optional.empty(),
                    given ? Optional.of(wide.get(i).high()) : Optional.empty(),
                    Adjustment.rejects(adjusted[i], level)));
        }
        return Outcome.known(List.copyOf(out));
    }

    private static List<Difference> differences(
            List<Sums> treatments, Sums control, double[] se, Optional<Margin> margin, Level level) {
        Alternative alternative = margin.map(m -> m.better.alternative()).orElse(Alternative.TWO_SIDED);
        double shift = margin.map(m -> m.better == Better.HIGHER ? m.share : -m.share).orElse(0.0) * control.mean();
        return IntStream.range(0, se.length)
                .mapToObj(i -> {
                    double d = treatments.get(i).mean() - control.mean();
                    return Difference.normal(d, se[i], (d + shift) / se[i], alternative, level);
                })
                .toList();
    }
}
