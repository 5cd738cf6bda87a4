package dev.winnow.stats.survival;

/// Order of numbers from the largest, as their indices.
final class Descending {
    private Descending() {}

    /// Merge sort on indices, stable, without an object per element.
    static int[] order(double[] keys) {
        int n = keys.length;
        int[] from = new int[n];
        int[] to = new int[n];
        for (int i = 0; i < n; i++) {
            from[i] = i;
        }
        for (int width = 1; width < n; width *= 2) {
            for (int start = 0; start < n; start += 2 * width) {
                merge(keys, from, to, start, Math.min(n, start + width), Math.min(n, start + 2 * width));
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static void merge(double[] keys, int[] from, int[] to, int start, int middle, int end) {
        int i = start;
        int j = middle;
        for (int at = start; at < end; at++) {
            boolean left = j >= end || (i < middle && keys[from[i]] >= keys[from[j]]);
            to[at] = left ? from[i++] : from[j++];
        }
    }
}
