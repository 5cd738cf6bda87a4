package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.ALPHA;

import dev.winnow.stats.proportions.ExactSampleRatio;
import dev.winnow.stats.proportions.SampleRatio;
import dev.winnow.stats.sequential.SequentialSampleRatio;
import java.util.ArrayList;
import java.util.List;

/// Whether the split is as planned.
final class SampleRatioScenes {
    private static final Family FAMILY = new Family(
            "Sample ratio",
            "units of all arms",
            """
            The split is as planned: 1:1, 9:1 or 90:5:5. Peeking looks after each of 50 batches (20 units: after each of 10) \
            and raises the alarm at the first p below the level.""");

    private static final Effort EFFORT = Effort.of(10_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);
    private static final long ENUMERATED = 100;

    private record Split(List<long[]> batches, List<Double> shares) {
        List<long[]> sums() {
            var out = new ArrayList<long[]>();
            long[] total = new long[shares.size()];
            for (long[] batch : batches) {
                for (int i = 0; i < total.length; i++) {
                    total[i] += batch[i];
                }
                out.add(total.clone());
            }
            return out;
        }
    }

    private SampleRatioScenes() {}

    static List<Scene<?>> all() {
        return List.of(scene("1:1", 0.5, 0.5), scene("9:1", 0.9, 0.1), scene("90:5:5", 0.9, 0.05, 0.05));
    }

    private static Scene<Split> scene(String data, double... shares) {
        List<Double> planned = java.util.Arrays.stream(shares).boxed().toList();
        var law = new Discrete("split " + data, new double[][] {shares}, shares);
        return new Scene<Split>(FAMILY, data, EFFORT, (d, n) -> {
            int looks = n < 100 ? 10 : 50;
            var batches = new ArrayList<long[]>();
            for (int i = 1; i <= looks; i++) {
                batches.add(law.counts(d, n * i / looks - n * (i - 1) / looks));
            }
            return new Split(batches, planned);
        }).rejects("chi-square of the split, read once", s -> SampleRatio.of(
                        boxed(s.sums().getLast()), s.shares), r -> r.p() <= ALPHA)
                .upTo(ENUMERATED, "exact test of the split, read once", Kind.TYPE_ONE, s -> Scene.error(
                        ExactSampleRatio.of(s.sums().getLast(), shares), r -> r.p() <= ALPHA))
                .measure("sequential test of the split, read after every batch", Kind.TYPE_ONE, s -> Scene.error(
                        SequentialSampleRatio.of(s.batches, s.shares, 100, 1).getLast().p() <= ALPHA))
                .measure("chi-square of the split, read after every batch", Kind.TYPE_ONE, s -> Scene.error(
                        s.sums().stream().anyMatch(c -> SampleRatio.of(boxed(c), s.shares)
                                .map(r -> r.p() <= ALPHA).toOptional().orElse(false))));
    }

    private static List<Long> boxed(long... counts) {
        return java.util.Arrays.stream(counts).boxed().toList();
    }
}
