package dev.winnow.stats.power;

/// Which of effect, sample size, error level and power is unknown; the other three are given.
///
/// Sizes are units of control, above 0, and need not be whole; those of the treatments follow from the [Allocation].
/// Effects are in the unit of the [PowerCurve], which knows their range; alpha and power are in (0, 1). Any other size,
/// alpha or power raises IllegalArgumentException.
public sealed interface Question {
    /// How likely is the effect to be found?
    record OfPower(double effect, double control, double alpha) implements Question {
        public OfPower {
            size(control);
            inside("alpha", alpha);
        }
    }

    /// How many units find the effect with this power?
    record OfSize(double effect, double alpha, double power) implements Question {
        public OfSize {
            inside("alpha", alpha);
            inside("power", power);
        }
    }

    /// Which effect is found with this power, on that side of the null value?
    record OfEffect(double control, double alpha, double power, Direction direction) implements Question {
        public OfEffect {
            size(control);
            inside("alpha", alpha);
            inside("power", power);
        }
    }

    /// Which error level has to be put up with for this power?
    record OfAlpha(double effect, double control, double power) implements Question {
        public OfAlpha {
            size(control);
            inside("power", power);
        }
    }

    private static void inside(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("%s=%s is not in (0, 1)".formatted(name, value));
        }
    }

    private static void size(double control) {
        if (!(control > 0 && Double.isFinite(control))) {
            throw new IllegalArgumentException("control=%s is not in (0, Inf)".formatted(control));
        }
    }
}
