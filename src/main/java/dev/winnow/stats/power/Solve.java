package dev.winnow.stats.power;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.numeric.Roots;
import java.util.function.DoubleUnaryOperator;

/// Finds any one of effect, sample size, error level and power from the other three, for every [PowerCurve].
///
/// Power is taken as monotone in each of them, so each unknown is the root of power - target between two bracketing
/// values: sizes by steps of a factor 4, effects by doubling from the standard error, levels by squaring. Sizes and
/// levels are solved on a logarithmic scale. Roots are exact to about 1e-12 relative where the power function is. Sizes
/// go from the fewest that the curve is defined for, or a millionth of a unit, up to 2^53 units in all arms together.
///
/// A size whose smallest value already has the power asked for is that value, with the power it has. For curves of
/// normal theory that say 0 is enough, such as z tests of means, that says nothing: they are not meant for sizes below
/// one.
public final class Solve {
    private static final double LEAST_UNITS = 1e-6;
    private static final double LARGEST_EFFECT = 1e300;
    private static final int DOUBLINGS = 60;
    private static final double SMALLEST_ALPHA = 1e-300;

    private Solve() {}

    /// The plan in which the unknown has the value that the other three imply.
    ///
    /// @param allocation that suits the curve: [Allocation#SINGLE] for one sample or pairs, [Allocation#groups(int)]
    ///     for [Anova]
    /// @return undefined as [Cause#UNREACHABLE] with the best power that can be had: of a size if the effect is none or
    ///     the power asked for is not above what the test reaches by error alone, of an effect if even the most extreme
    ///     one is found less often, of a level if no sensible one reaches it; as [Cause#TOO_FEW] when a size that is
    ///     given is below the fewest units the curve is defined for
    /// @throws IllegalArgumentException if the arms of a size that is given have more than 2^53 units together, or the
    ///     curve refuses the effect or leaves the double range with it
    public static Outcome<Plan> of(PowerCurve curve, Allocation allocation, Question question) {
        return switch (question) {
            case Question.OfPower(double effect, double control, double alpha) ->
                enough(curve, allocation, control)
                        ? plan(curve, allocation, effect, control, alpha)
                        : tooFew(control);
            case Question.OfSize(double effect, double alpha, double power) ->
                size(curve, allocation, effect, alpha, power);
            case Question.OfEffect(double control, double alpha, double power, Direction direction) ->
                enough(curve, allocation, control)
                        ? effect(curve, allocation, control, alpha, power, direction)
                        : tooFew(control);
            case Question.OfAlpha(double effect, double control, double power) ->
                enough(curve, allocation, control)
                        ? alpha(curve, allocation, effect, control, power)
                        : tooFew(control);
        };
    }

    /// The curve's power, once it is sure that there is one.
    ///
    /// @throws IllegalArgumentException for a level that makes no sense for the curve, or where figures are so extreme
    ///     that it leaves the double range
    static double power(PowerCurve curve, double effect, double control, double treatment, double alpha) {
        if (alpha >= curve.highestAlpha()) {
            throw new IllegalArgumentException("alpha=%s is not below %s".formatted(alpha, curve.highestAlpha()));
        }
        double power = curve.power(effect, control, treatment, alpha);
        if (Double.isNaN(power)) {
            throw new IllegalArgumentException("effect=%s with control=%s and treatment=%s is beyond the double range"
                    .formatted(effect, control, treatment));
        }
        return Math.min(1, power);
    }

    private static boolean enough(PowerCurve curve, Allocation allocation, double control) {
        if (control > allocation.most()) {
            throw new IllegalArgumentException("control=%s is above %s, which takes all arms to 2^53 units"
                    .formatted(control, allocation.most()));
        }
        return control >= allocation.controlFor(curve.fewest());
    }

    private static Outcome<Plan> tooFew(double control) {
        return Outcome.undefined(Cause.TOO_FEW, control);
    }

    private static Outcome<Plan> plan(
            PowerCurve curve, Allocation allocation, double effect, double control, double alpha) {
        double power = power(curve, effect, control, allocation.treatment(control), alpha);
        return Outcome.known(Plan.of(curve, allocation, effect, control, alpha, power));
    }

    private static Outcome<Plan> size(
            PowerCurve curve, Allocation allocation, double effect, double alpha, double target) {
        DoubleUnaryOperator powerAt = n -> power(curve, effect, n, allocation.treatment(n), alpha);
        double low = allocation.controlFor(Math.max(curve.fewest(), LEAST_UNITS));
        double most = allocation.most();
        double best = powerAt.applyAsDouble(low);
        if (target <= alpha || low > most) {
            return Outcome.undefined(Cause.UNREACHABLE, best);
        }
        if (best >= target) {
            return Outcome.known(Plan.of(curve, allocation, effect, low, alpha, best));
        }
        double high = Math.min(most, Math.max(low, 1));
        double reached = powerAt.applyAsDouble(high);
        while (reached < target && high < most) {
            best = Math.max(best, reached);
            low = high;
            high = Math.min(most, 4 * high);
            reached = powerAt.applyAsDouble(high);
        }
        if (reached < target) {
            return Outcome.undefined(Cause.UNREACHABLE, Math.max(best, reached));
        }
        double root = Math.exp(root(x -> powerAt.applyAsDouble(Math.exp(x)) - target, Math.log(low), Math.log(high)));
        return Outcome.known(Plan.of(curve, allocation, effect, root, alpha, target));
    }

    private static Outcome<Plan> effect(
            PowerCurve curve, Allocation allocation, double n, double alpha, double target, Direction direction) {
        double treatment = allocation.treatment(n);
        DoubleUnaryOperator powerAt = e -> power(curve, e, n, treatment, alpha);
        double low = curve.nothing(direction);
        double byError = powerAt.applyAsDouble(low);
        if (byError >= target) {
            return Outcome.undefined(Cause.UNREACHABLE, byError);
        }
        double extreme = curve.extreme(direction);
        double step = Math.signum(extreme - low) * curve.scale(n, treatment);
        double high = nearer(low + step, extreme, low);
        double reached = powerAt.applyAsDouble(high);
        for (int i = 0; reached < target && high != extreme && Math.abs(high) < LARGEST_EFFECT; i++) {
            low = high;
            step *= i < DOUBLINGS ? 2 : 1e10;
            high = nearer(low + step, extreme, low);
            reached = powerAt.applyAsDouble(high);
        }
        if (reached < target) {
            return Outcome.undefined(Cause.UNREACHABLE, Math.max(byError, reached));
        }
        // In steps of its own, for effects that are tiny or huge in their unit.
        double unit = curve.scale(n, treatment);
        double root = root(
                e -> powerAt.applyAsDouble(e * unit) - target, Math.min(low, high) / unit, Math.max(low, high) / unit);
        return Outcome.known(Plan.of(curve, allocation, root * unit, n, alpha, target));
    }

    /// Whichever of two values lies nearer to `from`, both on the same side.
    private static double nearer(double a, double b, double from) {
        return Math.abs(a - from) < Math.abs(b - from) ? a : b;
    }

    private static Outcome<Plan> alpha(
            PowerCurve curve, Allocation allocation, double effect, double n, double target) {
        double treatment = allocation.treatment(n);
        DoubleUnaryOperator powerAt = a -> power(curve, effect, n, treatment, a);
        double high = curve.highestAlpha() * (1 - 1e-12);
        double most = powerAt.applyAsDouble(high);
        if (most < target) {
            return Outcome.undefined(Cause.UNREACHABLE, most);
        }
        double low = 1e-3 * high;
        double least = powerAt.applyAsDouble(low);
        while (least > target && low > SMALLEST_ALPHA) {
            high = low;
            low = Math.max(SMALLEST_ALPHA, low * low);
            least = powerAt.applyAsDouble(low);
        }
        if (least > target) {
            return Outcome.undefined(Cause.UNREACHABLE, least);
        }
        double root = Math.exp(root(x -> powerAt.applyAsDouble(Math.exp(x)) - target, Math.log(low), Math.log(high)));
        return Outcome.known(Plan.of(curve, allocation, effect, n, root, target));
    }

    private static double root(DoubleUnaryOperator f, double low, double high) {
        return Roots.between(f, low, high)
                .orElseThrow(() -> new IllegalStateException("no change of sign in [%s, %s]".formatted(low, high)));
    }
}
