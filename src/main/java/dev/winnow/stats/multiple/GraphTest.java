package dev.winnow.stats.multiple;

import java.util.List;

/// What a [Graph] says of a set of p-values.
///
/// @param adjusted smallest level at which each hypothesis is rejected, at most 1
/// @param order    numbers of the rejected hypotheses, from 1, in the order in which they fell
/// @param shares   shares of the level that are left after the rejections; 0 for the rejected
public record GraphTest(double[] adjusted, List<Integer> order, double[] shares) {
    public GraphTest {
        order = List.copyOf(order);
    }
}
