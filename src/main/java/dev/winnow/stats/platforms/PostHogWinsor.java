package dev.winnow.stats.platforms;

import dev.winnow.stats.Sorted;
import dev.winnow.stats.adjust.Winsor;
import java.util.stream.DoubleStream;

/// The caps of extreme values by PostHog's conventions.
///
/// The q-quantile of N pooled values is the one at place floor(q N) of the ascending values, counted from 0, and the
/// largest for q = 1: no interpolation, and one place above the inverse of the empirical distribution where q N is
/// whole. The engine's own [Winsor#quantiles] interpolates (type 7 of Hyndman and Fan 1996). Units without events count
/// with 0, so that the upper cap of a rare metric may be 0; that is why zeros may be left out of it.
public final class PostHogWinsor {
    private PostHogWinsor() {}

    /// Whether values of 0 count for the upper cap; they always do for the lower one.
    public enum Zeros {
        /// Like any other value.
        COUNTED,
        /// Left out before the upper cap is taken.
        IGNORED
    }

    /// The caps of all variants' values together.
    ///
    /// @param lower quantile of the lower cap in [0, 1]; 0 is the smallest value
    /// @param upper quantile of the upper cap in [lower, 1]; 1 is the largest value
    /// @param arms  values of all variants, at least one altogether
    /// @return the caps; an upper one below the lower one, which zeros left out can lead to, is raised to it
    /// @throws IllegalArgumentException for other quantiles, without values or with one that is not finite
    public static Winsor caps(double lower, double upper, Zeros zeros, double[]... arms) {
        if (!(0 <= lower && lower <= upper && upper <= 1)) {
            throw new IllegalArgumentException("quantiles %s and %s, 0 <= lower <= upper <= 1".formatted(lower, upper));
        }
        double[] all = Sorted.of(arms);
        if (all.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        double low = at(all, lower);
        double[] top = zeros == Zeros.COUNTED ? all : DoubleStream.of(all).filter(v -> v != 0).toArray();
        return new Winsor(low, Math.max(low, top.length == 0 ? 0 : at(top, upper)));
    }

    private static double at(double[] sorted, double quantile) {
        return sorted[Math.min((int) (quantile * sorted.length), sorted.length - 1)];
    }
}
