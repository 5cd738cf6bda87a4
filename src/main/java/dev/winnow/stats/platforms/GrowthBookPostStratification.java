package dev.winnow.stats.platforms;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.adjust.EffectScale;
import dev.winnow.stats.adjust.PostStratification;
import dev.winnow.stats.adjust.Stratum;
import dev.winnow.stats.means.RatioMetric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A post-stratified effect ([PostStratification]) by GrowthBook's conventions: strata with an arm that does not vary
/// join the largest one, and a share's variance is p (1 - p). The field keeps its strata or joins them by a rule made
/// beforehand, since which of them vary is seen in the outcome; assumptions as there.
public final class GrowthBookPostStratification {
    /// Both arms of a stratum, of the same kind.
    public record Pair(GrowthBookArm treatment, GrowthBookArm control) {
        long n() {
            return treatment.n() + control.n();
        }
    }

    private GrowthBookPostStratification() {}

    /// With a normal reference. One stratum alone, or one that all others have joined, is the plain [GrowthBookEffect].
    ///
    /// @param strata all of the same kind of metric, no quantiles
    /// @return undefined when no stratum varies (`NO_VARIANCE`), control is 0, whatever the scale (`ZERO_BASELINE`), or
    ///     as [PostStratification]
    /// @throws IllegalArgumentException if an arm is a quantile or there are no strata
    public static Outcome<Difference> of(
            List<Pair> strata, EffectScale scale, Alternative alternative, Level level) {
        if (strata.isEmpty()) {
            throw new IllegalArgumentException("no strata");
        }
        List<Pair> cells = cells(strata);
        if (cells.size() == 1) {
            Pair only = cells.getFirst();
            return GrowthBookEffect.of(only.treatment(), only.control(), scale)
                    .map(e -> Difference.normal(e.estimate(), e.se(), alternative, level));
        }
        boolean ratio = isRatio(cells.getFirst().control());
        List<Stratum> all = cells.stream()
                .map(p -> new Stratum(matrix(p.treatment()), matrix(p.control())))
                .toList();
        double sum = all.stream()
                .mapToDouble(s -> s.control().n() * s.control().means().getFirst())
                .sum();
        if (sum == 0) {
            return Outcome.undefined(Cause.ZERO_BASELINE, 0);
        }
        return ratio
                ? PostStratification.ofRatio(all, scale, alternative, level)
                : PostStratification.ofMean(all, scale, alternative, level);
    }

    private static List<Pair> cells(List<Pair> strata) {
        List<Pair> bySize = strata.stream()
                .sorted(Comparator.comparingLong(Pair::n).reversed())
                .toList();
        Pair largest = bySize.getFirst();
        var others = new ArrayList<Pair>();
        for (Pair p : bySize.subList(1, bySize.size())) {
            if (varies(p.treatment()) && varies(p.control())) {
                others.add(p);
            } else {
                largest = new Pair(
                        merged(largest.treatment(), p.treatment()), merged(largest.control(), p.control()));
            }
        }
        var cells = new ArrayList<Pair>();
        cells.add(largest);
        cells.addAll(others);
        return cells;
    }

    private static boolean varies(GrowthBookArm arm) {
        MomentMatrix m = matrix(arm);
        if (!isRatio(arm)) {
            return m.covariance(0, 0) > 0;
        }
        return RatioMetric.linearise(m.first(2)) instanceof Outcome.Known<MomentMatrix>(MomentMatrix r)
                && r.covariance(0, 0) > 0;
    }

    private static boolean isRatio(GrowthBookArm arm) {
        return arm instanceof GrowthBookArm.Ratio || arm instanceof GrowthBookArm.AdjustedRatio;
    }

    /// Two strata's arms as one; shares become means, as they do there.
    private static GrowthBookArm merged(GrowthBookArm a, GrowthBookArm b) {
        MomentMatrix m = plain(a).merge(plain(b));
        return switch (a) {
            case GrowthBookArm.Ratio _ -> new GrowthBookArm.Ratio(m);
            case GrowthBookArm.AdjustedMean _ -> new GrowthBookArm.AdjustedMean(m);
            case GrowthBookArm.AdjustedRatio _ -> new GrowthBookArm.AdjustedRatio(m);
            default -> new GrowthBookArm.Mean(m.moments(0));
        };
    }

    /// The arm's variables with the variance that GrowthBook gives them.
    private static MomentMatrix matrix(GrowthBookArm arm) {
        if (arm instanceof GrowthBookArm.Share(Proportion p)) {
            double v = p.rate() * p.complement();
            return MomentMatrix.of(Moments.ofVariance(p.trials(), p.rate(), v));
        }
        return plain(arm);
    }

    private static MomentMatrix plain(GrowthBookArm arm) {
        return switch (arm) {
            case GrowthBookArm.Mean(Moments m) -> MomentMatrix.of(m);
            case GrowthBookArm.Share(Proportion p) ->
                    MomentMatrix.of(new Moments(p.trials(), p.rate(), p.successes() * p.complement()));
            case GrowthBookArm.Ratio(MomentMatrix m) -> m;
            case GrowthBookArm.AdjustedMean(MomentMatrix m) -> m;
            case GrowthBookArm.AdjustedRatio(MomentMatrix m) -> m;
            case GrowthBookArm.Quantile _, GrowthBookArm.ClusteredQuantile _ ->
                    throw new IllegalArgumentException("a quantile cannot be post-stratified");
        };
    }
}
