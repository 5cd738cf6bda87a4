package dev.winnow.stats.regression;

import java.util.HashMap;

/// Which cluster every unit belongs to.
public final class Clusters {
    private final int[] index;
    private final int count;

    private Clusters(int[] index, int count) {
        this.index = index;
        this.count = count;
    }

    /// From one label a unit; equal labels are one cluster, numbered in the order of their first appearance.
    public static Clusters of(long... labels) {
        var seen = new HashMap<Long, Integer>();
        int[] index = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            index[i] = seen.computeIfAbsent(labels[i], _ -> seen.size());
        }
        return new Clusters(index, seen.size());
    }

    /// Number of units.
    public int units() {
        return index.length;
    }

    /// Number of clusters.
    public int count() {
        return count;
    }

    /// The cluster of a unit, both counted from 0.
    ///
    /// @param unit from 0 to [#units] - 1
    public int of(int unit) {
        return index[unit];
    }

    /// Sums of the values of each cluster's units.
    ///
    /// @param values one a unit
    /// @throws IllegalArgumentException if there are more or fewer values than units
    public double[] sums(double... values) {
        if (values.length != index.length) {
            throw new IllegalArgumentException("%d values for %d units".formatted(values.length, index.length));
        }
        double[] sums = new double[count];
        for (int i = 0; i < index.length; i++) {
            sums[index[i]] += values[i];
        }
        return sums;
    }
}
