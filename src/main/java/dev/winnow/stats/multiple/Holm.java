package dev.winnow.stats.multiple;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Step-down adjustment of p-values that keeps the family-wise error (Holm 1979).
public final class Holm {
    private Holm() {}

    /// Adjusted p-values in the order given: running maximum of (k - rank) p, at most 1.
    ///
    /// @param p each in [0, 1]
    /// @throws IllegalArgumentException if one is not
    public static List<Double> adjust(List<Double> p) {
        if (!p.stream().allMatch(x -> x >= 0 && x <= 1)) {
            throw new IllegalArgumentException("p=" + p);
        }
        int k = p.size();
        var out = new ArrayList<>(p);
        var order = IntStream.range(0, k).boxed().sorted(Comparator.comparing(p::get)).toList();
        double running = 0;
        for (int rank = 0; rank < k; rank++) {
            int i = order.get(rank);
            running = Math.max(running, Math.min(1, (k - rank) * p.get(i)));
            out.set(i, running);
        }
        return List.copyOf(out);
    }
}
