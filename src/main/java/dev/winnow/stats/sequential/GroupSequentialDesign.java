package dev.winnow.stats.sequential;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.numeric.Roots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A test with a fixed number of looks that holds its level over all of them together.
///
/// The statistics at the looks need the canonical joint distribution (see [Boundaries]), which estimates of means,
/// rates, odds, hazards and regression coefficients have in large samples (Jennison and Turnbull 2000, chapter 3). The
/// times of the looks must not follow from the estimates seen. Bounds are good to about 1e-10.
///
/// A two-sided design has half the level on each side: the upper bounds hold alpha / 2 with the lower ones, their
/// mirror image, stopping too. With a spending function, looks that end before fraction 1 leave a part of the level and
/// of the futility error unspent.
public final class GroupSequentialDesign {
    /// Drift at which the power of any bound is 1.
    private static final double MOST_DRIFT = 200;

    private final StoppingRule efficacy;
    private final Sides sides;
    private final Level alpha;
    private final Optional<Futility> futility;
    private final Boundaries boundaries;
    private final OptionalDouble plannedDrift;

    private GroupSequentialDesign(
            StoppingRule efficacy,
            Sides sides,
            Level alpha,
            Optional<Futility> futility,
            Boundaries boundaries,
            OptionalDouble plannedDrift) {
        this.efficacy = efficacy;
        this.sides = sides;
        this.alpha = alpha;
        this.futility = futility;
        this.boundaries = boundaries;
        this.plannedDrift = plannedDrift;
    }

    /// Stops for efficacy only.
    ///
    /// @param alpha level over all looks and sides; below 0.5 one-sided
    /// @return undefined as [Cause#UNREACHABLE] when a Haybittle-Peto bound alone spends the level before the last
    ///     look, with what it spends over all sides; as [Cause#NOT_CONVERGED] when the constant of a shape does not
    ///     settle
    /// @throws IllegalArgumentException if alpha leaves half or more to a side
    public static Outcome<GroupSequentialDesign> of(Looks looks, StoppingRule efficacy, Sides sides, Level alpha) {
        return EfficacyBounds.of(looks, efficacy, sides, tail(sides, alpha))
                .map(b -> new GroupSequentialDesign(
                        efficacy, sides, alpha, Optional.empty(), b, OptionalDouble.empty()));
    }

    /// Stops for efficacy above and for futility below; one-sided.
    ///
    /// @param alpha level, below 0.5
    /// @return undefined as [Cause#UNREACHABLE] with the futility error when no drift lets the bounds meet, because the
    ///     two errors sum to 1 or more
    /// @throws IllegalArgumentException if alpha is not below 0.5
    public static Outcome<GroupSequentialDesign> of(Looks looks, Spending efficacy, Level alpha, Futility futility) {
        double tail = tail(Sides.ONE_SIDED, alpha);
        var bounds = new FutilityBounds(looks, efficacy, tail, futility);
        return switch (futility.under()) {
            case NO_EFFECT -> Outcome.known(new GroupSequentialDesign(
                    efficacy, Sides.ONE_SIDED, alpha, Optional.of(futility), bounds.underNull(),
                    OptionalDouble.empty()));
            case PLANNED_EFFECT -> bounds.underEffect().map(s -> new GroupSequentialDesign(
                    efficacy, Sides.ONE_SIDED, alpha, Optional.of(futility), s.boundaries(),
                    OptionalDouble.of(s.drift())));
        };
    }

    private static double tail(Sides sides, Level alpha) {
        double tail = alpha.alpha() / sides.count();
        if (!(tail < 0.5)) {
            throw new IllegalArgumentException("alpha=%s one-sided is not below 0.5".formatted(alpha.alpha()));
        }
        return tail;
    }

    /// When the data are looked at.
    public Looks looks() {
        return boundaries.looks();
    }

    /// How the level is divided among the looks.
    public StoppingRule efficacy() {
        return efficacy;
    }

    /// In which directions the test may reject.
    public Sides sides() {
        return sides;
    }

    /// Error level of the whole design.
    public Level alpha() {
        return alpha;
    }

    /// How the design gives up; absent when it never does.
    public Optional<Futility> futility() {
        return futility;
    }

    /// The bounds, computed when the design was made.
    public Boundaries boundaries() {
        return boundaries;
    }

    /// Level on each side that the design rejects on.
    public double tail() {
        return tail(sides, alpha);
    }

    /// One line a look. A lower bound that is not binding is disregarded in the level spent.
    public List<LookBound> table() {
        boolean ignored = futility.filter(f -> f.binding() == Futility.Binding.NON_BINDING).isPresent();
        double[] p = (ignored ? Boundaries.above(looks(), boundaries.upper()) : boundaries).crossing(0).upper();
        List<LookBound> table = new ArrayList<>();
        double spent = 0;
        for (int k = 0; k < p.length; k++) {
            spent += p[k] * sides.count();
            double z = boundaries.upper(k);
            Optional<Double> low = futility.isPresent() ? Optional.of(boundaries.lower(k)) : Optional.empty();
            table.add(new LookBound(k + 1, looks().fraction(k), z, Tails.normal(z), spent, low));
        }
        return List.copyOf(table);
    }

    /// P(reject in the direction of the effect); a two-sided design's rejection on the wrong side is no success.
    ///
    /// @param drift mean of Z at information fraction 1
    public double power(double drift) {
        Crossing c = boundaries.crossing(drift);
        return drift < 0 && sides == Sides.TWO_SIDED ? c.anyLower() : c.anyUpper();
    }

    /// The drift, mean of Z at information fraction 1, that gives a power; that of the plan where the bounds were made
    /// for it and the looks go on to fraction 1.
    ///
    /// @param power in (0, 1)
    /// @return at least 0; undefined as [Cause#UNREACHABLE] with the power at no effect, when not even a huge effect
    ///     gives the power or none at all already does
    public Outcome<Double> drift(double power) {
        // Looks that end earlier leave a part of the error unspent, and the planned drift has more power.
        boolean planned = looks().last() >= 1
                && futility.filter(f -> Math.abs(f.total() - (1 - power)) < 1e-12).isPresent();
        if (planned && plannedDrift.isPresent()) {
            return Outcome.known(plannedDrift.getAsDouble());
        }
        OptionalDouble drift = Roots.between(d -> power(d) - power, 0, MOST_DRIFT / Math.sqrt(looks().last()));
        return drift.isPresent()
                ? Outcome.known(drift.getAsDouble())
                : Outcome.undefined(Cause.UNREACHABLE, power(0));
    }

    /// Mean of Z of a fixed-sample test with the same error levels: z_alpha + z_beta, alpha that of one side.
    ///
    /// @param power in (0, 1)
    public double fixedDrift(double power) {
        return Tails.normalQuantile(tail()) - Tails.normalQuantile(power);
    }
}
