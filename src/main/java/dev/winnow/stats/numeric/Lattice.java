package dev.winnow.stats.numeric;

import java.util.function.DoubleUnaryOperator;

/// Integrals by the trapezoidal rule on an endless lattice, from logarithms.
///
/// For analytic functions that fall like a Gaussian on both sides the rule converges faster than any power of the step
/// h: for the Gaussian itself with standard deviation s its relative error is 2 exp(-2 pi^2 s^2 / h^2) (Trefethen and
/// Weideman 2014): 1e-15 at h = 3/4 s, 1e-34 at half of s. What is given by its logarithm neither under- nor overflows;
/// terms below e^-40 (4e-18) of the highest are left out. A kink or a jump costs all of this: then the error is that of
/// the step.
public final class Lattice {
    private static final double DROP = 40;

    private Lattice() {}

    /// log of step times the sum of exp(log(start + i step)) over all whole i, which is close to the logarithm of the
    /// integral.
    ///
    /// @param log   unimodal, falling to minus infinity on both sides; a logarithm of 0 may be minus infinity
    /// @param start a point where the function is not 0, best near the peak
    /// @param step  above 0
    /// @return minus infinity when the function is 0 at the start and a step to either side
    public static double logSum(DoubleUnaryOperator log, double start, double step) {
        double peak = start;
        double height = log.applyAsDouble(start);
        int blocked = 0;
        for (double way = step; blocked < 2; way = -way) {
            boolean moved = false;
            // Strides double while they lead up and are halved where they do not, so that a far peak is found soon.
            for (double stride = way; Math.abs(stride) >= step; ) {
                double next = log.applyAsDouble(peak + stride);
                if (next > height) {
                    height = next;
                    peak += stride;
                    stride *= 2;
                    moved = true;
                } else {
                    stride /= 2;
                }
            }
            blocked = moved ? 1 : blocked + 1;
        }
        return height + Math.log(step * (1 + side(log, peak, step, height) + side(log, peak, -step, height)));
    }

    private static double side(DoubleUnaryOperator log, double peak, double step, double height) {
        double sum = 0;
        for (int i = 1; ; i++) {
            double fall = log.applyAsDouble(peak + i * step) - height;
            if (!(fall > -DROP)) {
                return sum;
            }
            sum += Math.exp(fall);
        }
    }
}
