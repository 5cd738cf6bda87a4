package dev.winnow.stats.bayes;

import dev.winnow.stats.numeric.Quadrature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// What posteriors of independent arms say about each other, by quadrature (methods.md section 10).
///
/// Gauss-Legendre rules on panels of about one standard deviation of the narrowest posterior involved; good to about
/// 1e-10 relative, also for probabilities in the far tail, and the same bits for the same input.
public final class Arms {
    /// Panels that even the widest range is cut into at most.
    private static final int MOST_PANELS = 4_000;
    private static final int LEAST_PANELS = 4;
    private static final double PER_PANEL = 1.5;

    private Arms() {}

    /// P(X > Y), integrated over the narrower of the two: of f_Y P(X > y), or of f_X P(Y <= x).
    ///
    /// Both must be of one kind.
    public static double probabilityHigher(Posterior x, Posterior y) {
        check(List.of(x, y));
        boolean overX = x.scale() <= y.scale();
        Posterior narrow = overX ? x : y;
        Posterior wide = overX ? y : x;
        // The integrand peaks between the two centres, however far they are apart.
        double low = Math.min(narrow.from(), centre(wide));
        double high = Math.max(narrow.to(), centre(wide));
        DoubleUnaryOperator f = overX
                ? t -> x.densityAt(t) * y.cumulativeAt(t)
                : t -> y.densityAt(t) * x.survivalAt(t);
        return Math.min(1, integrate(low, high, narrow.scale(), f));
    }

    /// E[max(other - chosen, 0)]: what is lost by choosing one where the other is better, in the unit of the quantity.
    ///
    /// The integral of P(chosen <= x) P(other > x) dx.
    public static double expectedLoss(Posterior chosen, Posterior other) {
        check(List.of(chosen, other));
        DoubleUnaryOperator f = t -> chosen.cumulativeAt(t) * other.survivalAt(t) * chosen.slope(t);
        double from = Math.min(chosen.from(), centre(other));
        double to = Math.max(other.to(), centre(chosen));
        Posterior narrow = chosen.scale() <= other.scale() ? chosen : other;
        double wide = Math.max(chosen.scale(), other.scale());
        // Fine steps only where the narrow one turns from 0 to 1.
        double first = Math.clamp(narrow.from(), Math.min(from, to), Math.max(from, to));
        double second = Math.clamp(narrow.to(), Math.min(from, to), Math.max(from, to));
        return integrate(from, first, wide, f)
                + integrate(first, second, narrow.scale(), f)
                + integrate(second, to, wide, f);
    }

    /// One arm among several.
    ///
    /// @param mean            posterior mean
    /// @param probabilityBest P(this arm is the highest)
    /// @param expectedLoss    E[highest of the others - this arm, where positive]
    public record Standing(double mean, double probabilityBest, double expectedLoss) {}

    /// How several arms stand: P(best) = integral of f_i prod F_j, loss = integral of F_i (1 - prod F_j), over j other
    /// than i.
    ///
    /// @param arms at least two, of one kind
    /// @throws IllegalArgumentException for fewer, or several kinds
    public static List<Standing> standings(List<Posterior> arms) {
        check(arms);
        double finest = arms.stream().mapToDouble(Posterior::scale).min().orElseThrow();
        double low = arms.stream().mapToDouble(Posterior::from).min().orElseThrow();
        double high = arms.stream().mapToDouble(Posterior::to).max().orElseThrow();
        var out = new ArrayList<Standing>(arms.size());
        for (int i = 0; i < arms.size(); i++) {
            Posterior arm = arms.get(i);
            List<Posterior> others = new ArrayList<>(arms);
            others.remove(i);
            double best = integrate(arm.from(), arm.to(), finest, t -> arm.densityAt(t) * allBelow(others, t));
            double loss = integrate(low, high, finest, t -> arm.cumulativeAt(t) * anyAbove(others, t) * arm.slope(t));
            out.add(new Standing(arm.mean(), Math.min(1, best), loss));
        }
        return List.copyOf(out);
    }

    private static double allBelow(List<Posterior> others, double t) {
        double product = 1;
        for (Posterior o : others) {
            product *= o.cumulativeAt(t);
        }
        return product;
    }

    /// 1 - prod (1 - s_j) without cancellation.
    private static double anyAbove(List<Posterior> others, double t) {
        double log = 0;
        for (Posterior o : others) {
            log += Math.log1p(-o.survivalAt(t));
        }
        return -Math.expm1(log);
    }

    private static double centre(Posterior p) {
        return (p.from() + p.to()) / 2;
    }

    private static void check(List<? extends Posterior> arms) {
        if (arms.size() < 2 || arms.stream().map(Object::getClass).distinct().count() > 1) {
            throw new IllegalArgumentException("arms=" + arms);
        }
    }

    private static double integrate(double low, double high, double scale, DoubleUnaryOperator f) {
        if (!(high > low)) {
            return 0;
        }
        double panels = Math.clamp(Math.ceil((high - low) / (PER_PANEL * scale)), LEAST_PANELS, MOST_PANELS);
        return Math.max(0, Quadrature.integrate(f, low, high, (int) panels));
    }
}
