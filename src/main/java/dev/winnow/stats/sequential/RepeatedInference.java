package dev.winnow.stats.sequential;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.numeric.Roots;
import java.util.OptionalDouble;

/// Interval and p-value that hold at every look whether or not one stops (Jennison and Turnbull 1989, JRSS B 51,
/// 305-361).
///
/// The interval is estimate +- bound * se, so it excludes the null value exactly when the bound is crossed; the
/// intervals of all looks together cover with 1 - alpha. The p-value is the smallest level at which the same rule would
/// have rejected at this look, a root in the logarithm of the level. Futility bounds are disregarded, which costs a
/// little when they are binding.
///
/// A p below 1e-300 is 0; with a spending function it stops falling where what is spent by this look would leave the
/// double range, at z of about 38, and is too large from there on.
///
/// @param low     lower end, in the estimate's unit; infinite where no error may be spent yet. Each end errs with the
///     level of one side, over all looks together
/// @param high    upper end
/// @param p       repeated p-value, over all sides; 1 (one-sided 0.5) when nothing smaller rejects
/// @param crossed whether the efficacy bound is crossed
public record RepeatedInference(double low, double high, double p, boolean crossed) {
    /// Smallest level that is looked at.
    private static final double SMALLEST = 1e-300;

    /// Interval and p-value at one look.
    ///
    /// @param look     counted from 0, of the design
    /// @param estimate minus the null value, in the metric's unit, finite
    /// @param se       standard error of the estimate at this look, above 0 and finite
    /// @return undefined as [Cause#INCOMPLETE] with the number of the look at the interim looks of a Haybittle-Peto
    ///     design, whose bound is the same at every level
    /// @throws IllegalArgumentException if there is no such look, or the estimate or its standard error is outside its
    ///     range
    public static Outcome<RepeatedInference> of(GroupSequentialDesign design, int look, double estimate, double se) {
        requireEstimate(estimate, se);
        if (!(look >= 0 && look < design.looks().size())) {
            throw new IllegalArgumentException("look=%d is not in [0, %d]".formatted(look, design.looks().size() - 1));
        }
        double half = design.boundaries().upper(look) * se;
        double z = design.sides() == Sides.TWO_SIDED ? Math.abs(estimate / se) : estimate / se;
        return p(design, look, z)
                .map(p -> new RepeatedInference(estimate - half, estimate + half, p, z >= half / se));
    }

    static void requireEstimate(double estimate, double se) {
        if (!(se > 0) || !Double.isFinite(se) || !Double.isFinite(estimate)) {
            throw new IllegalArgumentException("estimate=%s se=%s must be finite, se above 0".formatted(estimate, se));
        }
    }

    private static Outcome<Double> p(GroupSequentialDesign design, int look, double z) {
        return switch (design.efficacy()) {
            case HaybittlePeto h -> haybittlePeto(design, h, look, z);
            // The bound at a look depends on the later ones in a shape, but not in a spending function.
            case WangTsiatis w -> smallest(design.looks(), w, design.sides(), look, z);
            case Spending s -> smallest(design.looks().first(look + 1), s, design.sides(), look, z);
        };
    }

    private static Outcome<Double> smallest(Looks looks, StoppingRule rule, Sides sides, int look, double z) {
        double largest = Math.log(0.5 * sides.count() * (1 - 1e-12));
        OptionalDouble log = Roots.between(
                a -> beyond(looks, rule, sides, look, Math.exp(a), z), Math.log(SMALLEST), largest);
        return Outcome.known(log.isPresent() ? Math.exp(log.getAsDouble())
                : beyond(looks, rule, sides, look, SMALLEST, z) > 0 ? 0.5 * sides.count() : 0);
    }

    /// How far the bound of level `alpha` lies above z, with infinity brought down to a number.
    private static double beyond(Looks looks, StoppingRule rule, Sides sides, int look, double alpha, double z) {
        return GroupSequentialDesign.of(looks, rule, sides, Level.of(alpha))
                .map(d -> Math.min(d.boundaries().upper(look), 1e3) - z)
                .toOptional()
                .orElse(1e3);
    }

    /// At the last look everything is spent that the earlier bounds spend, and what lies beyond z.
    private static Outcome<Double> haybittlePeto(GroupSequentialDesign design, HaybittlePeto rule, int look, double z) {
        if (look < design.looks().size() - 1) {
            return Outcome.undefined(Cause.INCOMPLETE, look + 1.0);
        }
        double[] upper = design.boundaries().upper();
        upper[look] = Math.max(z, -rule.z());
        double p = EfficacyBounds.shaped(design.looks(), upper, design.sides()).crossing(0).anyUpper();
        return Outcome.known(Math.min(0.5, p) * design.sides().count());
    }
}
