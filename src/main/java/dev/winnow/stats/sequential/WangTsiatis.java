package dev.winnow.stats.sequential;

/// Bounds c t^(delta - 1/2) at information fraction t, with c such that the whole level is used (Wang and Tsiatis 1987,
/// Biometrics 43, 193-199).
///
/// Pocock's test (1977) is delta = 1/2, a constant bound; that of O'Brien and Fleming (1979) is delta = 0, a bound that
/// falls as one over the square root of the information. The constant depends on all looks, so they have to be planned;
/// it is a root found by the secant method to 1e-12 relative.
///
/// @param delta in [-2, 1]; the smaller, the harder it is to stop early
public record WangTsiatis(double delta) implements StoppingRule {
    private static final double LOWEST = -2;

    public WangTsiatis {
        if (!(delta >= LOWEST && delta <= 1)) {
            throw new IllegalArgumentException("delta=%s is not in [%s, 1]".formatted(delta, LOWEST));
        }
    }

    /// delta = 1/2: the same bound at every look.
    public static WangTsiatis pocock() {
        return new WangTsiatis(0.5);
    }

    /// delta = 0: hardly any early stopping, and a last bound close to that of a single look.
    public static WangTsiatis obrienFleming() {
        return new WangTsiatis(0);
    }

    /// t^(delta - 1/2).
    double shape(double fraction) {
        return Math.pow(fraction, delta - 0.5);
    }
}
