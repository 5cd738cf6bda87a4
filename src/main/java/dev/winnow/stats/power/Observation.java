package dev.winnow.stats.power;

import dev.winnow.stats.numeric.Quadrature;

/// How long units are watched, which says how many of them have their event in time.
///
/// Units enter evenly over the accrual and are watched until the follow-up after it ends; event and dropout times are
/// exponential and independent. With l the hazard, g that of dropout, A accrual and F follow-up,
/// P(event) = l/(l + g) [1 - (exp(-(l + g) F) - exp(-(l + g)(A + F))) / ((l + g) A)] (Lachin and Foulkes 1986). Where
/// little happens during the accrual, the mean of 1 - exp(-(l + g)(F + u)) over u in (0, A) is taken by quadrature, so
/// that rare events keep their digits.
///
/// @param accrual  A, at least 0 and finite, in any unit of time
/// @param followUp F, at least 0 and not 0 together with A, in the same unit; infinite to see every event that dropout
///     leaves
/// @param dropout  g, at least 0 and finite, per unit of time
public record Observation(double accrual, double followUp, double dropout) {
    /// Every unit is watched until its event.
    public static final Observation COMPLETE = new Observation(0, Double.POSITIVE_INFINITY, 0);

    public Observation {
        if (!(accrual >= 0 && Double.isFinite(accrual) && followUp >= 0 && accrual + followUp > 0)) {
            throw new IllegalArgumentException("accrual=%s followUp=%s".formatted(accrual, followUp));
        }
        if (!(dropout >= 0 && Double.isFinite(dropout))) {
            throw new IllegalArgumentException("dropout=%s is not in [0, Inf)".formatted(dropout));
        }
    }

    /// Share of units whose event is seen, P(event).
    ///
    /// @param hazard l, above 0 and finite, per unit of time
    public double events(double hazard) {
        double rate = hazard + dropout;
        double whole = rate * accrual;
        double least = rate * followUp;
        double mean = whole == 0 ? -Math.expm1(-least)
                : whole < 1 ? Quadrature.integrate(u -> -Math.expm1(-least - whole * u), 0, 1, 1)
                : 1 + Math.exp(-least) * Math.expm1(-whole) / whole;
        return hazard / rate * mean;
    }
}
