package dev.winnow.stats.multiple;

import dev.winnow.stats.Level;
import java.util.ArrayList;
import java.util.List;

/// Families in a fixed order, each opened by the rejection of all hypotheses before it.
///
/// A family is tested by Holm's procedure at the whole level, and only when every earlier family was rejected whole;
/// the family-wise error over all families stays at the level under any dependence (Maurer, Hothorn and Lehmacher 1995;
/// Westfall and Krishen 2001). An adjusted p-value is the larger of the family's own and the largest of the families
/// before it.
public final class SerialGatekeeping {
    private SerialGatekeeping() {}

    /// Adjusted p-values, at most 1, in the order given.
    ///
    /// @param families p-values by family, each in [0, 1]; an empty family opens the next one
    /// @throws IllegalArgumentException if a p-value is outside
    public static List<double[]> adjust(List<double[]> families) {
        var out = new ArrayList<double[]>();
        double gate = 0;
        for (double[] p : families) {
            double[] adjusted = Adjustment.HOLM.adjust(p, Level.FIVE_PERCENT);
            double worst = gate;
            for (int i = 0; i < adjusted.length; i++) {
                adjusted[i] = Math.max(adjusted[i], gate);
                worst = Math.max(worst, adjusted[i]);
            }
            gate = worst;
            out.add(adjusted);
        }
        return List.copyOf(out);
    }
}
