package dev.winnow.stats.sequential;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.numeric.Roots;
import java.util.Arrays;
import java.util.OptionalDouble;

/// Solves for an upper and a lower bound together: the upper holds the level without effect, the lower its own error.
///
/// Spent under the planned effect, the lower bound depends on the drift, and the drift is the one at which the bounds
/// meet at the last look: a root of one variable around the forward recursion. Two recursions run side by side, without
/// effect and under the drift (Pampallona, Tsiatis and Kim 2001; Jennison and Turnbull 2000, chapter 7).
final class FutilityBounds {
    /// Largest drift that is tried; power is 1 to the last bit long before.
    private static final double MOST = 60;

    private final Looks looks;
    private final double[] alpha;
    private final double[] error;
    private final Futility futility;
    private final double[] reach;

    FutilityBounds(Looks looks, Spending efficacy, double tail, Futility futility) {
        this.looks = looks;
        this.futility = futility;
        this.alpha = EfficacyBounds.increments(looks, efficacy, tail);
        this.reach = EfficacyBounds.reaches(looks, alpha);
        this.error = EfficacyBounds.increments(looks, futility.spending(), futility.total());
    }

    /// Bounds and the drift that they are made for.
    record Solved(Boundaries boundaries, double drift) {}

    /// The bounds under one drift and how far they are from meeting.
    private record Tried(double[] lower, double[] upper, double excess) {}

    /// Spending under the planned effect.
    Outcome<Solved> underEffect() {
        OptionalDouble drift = Roots.between(d -> at(d).excess(), 0, MOST);
        if (drift.isEmpty()) {
            return Outcome.undefined(Cause.UNREACHABLE, futility.total());
        }
        Tried t = at(drift.getAsDouble());
        return Outcome.known(new Solved(Boundaries.of(looks, t.lower(), t.upper()), drift.getAsDouble()));
    }

    /// Spending without effect: no drift is involved, and the bounds need not meet.
    Boundaries underNull() {
        Tried t = at(0);
        return Boundaries.of(looks, t.lower(), t.upper());
    }

    private Tried at(double drift) {
        boolean binding = futility.binding() == Futility.Binding.BINDING;
        int n = looks.size();
        double[] low = new double[n];
        double[] high = new double[n];
        Subdensity none = Subdensity.START;
        Subdensity effect = Subdensity.START;
        double excess = 0;
        double before = 0;
        for (int k = 0; k < n; k++) {
            double t = looks.fraction(k);
            double shift = drift * (t - before);
            high[k] = none.bound(t, 0, alpha[k], 1);
            low[k] = effect.bound(t, shift, error[k], -1);
            boolean last = k == n - 1;
            if (last) {
                excess = effect.tail(t, shift, high[k], -1) - error[k];
                boolean meet = futility.under() == Futility.Hypothesis.PLANNED_EFFECT;
                low[k] = meet ? high[k] : Math.min(low[k], high[k]);
                break;
            }
            if (low[k] >= high[k]) {
                return closed(low, high, k);
            }
            none = none.between(t, 0, binding ? low[k] : Double.NEGATIVE_INFINITY, high[k], looks.fraction(k + 1), reach[k]);
            effect = effect.between(t, shift, low[k], high[k], looks.fraction(k + 1), reach[k]);
            before = t;
        }
        return new Tried(low, high, excess);
    }

    /// The bounds have met at look `k` already, which says that the drift is too large.
    private static Tried closed(double[] low, double[] high, int k) {
        Arrays.fill(high, k + 1, high.length, high[k]);
        System.arraycopy(high, k, low, k, high.length - k);
        return new Tried(low, high, -1);
    }
}
