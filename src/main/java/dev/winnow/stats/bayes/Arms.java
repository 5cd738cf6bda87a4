package dev.winnow.stats.bayes;

import dev.winnow.stats.numeric.GoldenSection;
import dev.winnow.stats.numeric.Quadrature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/// What posteriors of independent arms say about each other, by quadrature.
///
/// Gauss-Legendre rules of 16 points on panels of about one and a half standard deviations of the narrowest posterior
/// that is spread there; the same bits for the same input. While beta and gamma parameters are at least 0.01, results
/// are good to about 1e-10 relative, however small: what is below a ten-millionth is integrated from logarithms around
/// its peak, which is the only one, because densities and tails are log-concave. Sums of closed form (Miller 2014 for
/// whole beta parameters) would need as many terms as there are successes; two normals, and the order of two gammas,
/// have their own.
///
/// The arms are independent given the data; of one kind means of one class.
public final class Arms {
    /// Panels that even the widest range is cut into at most.
    private static final int MOST_PANELS = 4_000;
    private static final int LEAST_PANELS = 4;
    /// Where no arm is spread there are only tails.
    private static final int PANELS_BETWEEN = 24;
    private static final double PER_PANEL = 1.5;

    /// Below this an integral may owe its digits to what arms have outside their ends.
    private static final double SMALL = 1e-7;
    /// Natural logarithms below its peak where a small integrand ends.
    private static final double DROP = 40;
    /// Golden sections that leave 1e-13 of a range.
    private static final int SECTIONS = 62;

    private Arms() {}

    /// P(X > Y), the integral of f_X(t) P(Y <= t) dt; ties have no mass.
    ///
    /// @throws IllegalArgumentException if they are not of one kind
    public static double probabilityHigher(Posterior x, Posterior y) {
        check(List.of(x, y));
        return best(x, List.of(y));
    }

    /// E[max(other - chosen, 0)]: what is lost by choosing one where the other is better, in the unit of the quantity;
    /// the integral of P(chosen <= x) P(other > x) dx.
    ///
    /// @throws IllegalArgumentException if they are not of one kind
    public static double expectedLoss(Posterior chosen, Posterior other) {
        check(List.of(chosen, other));
        return loss(chosen, List.of(other));
    }

    /// One arm among several.
    ///
    /// @param mean            posterior mean, in the unit of the quantity
    /// @param probabilityBest P(this arm is the highest)
    /// @param expectedLoss    E[max(highest of the others - this arm, 0)], in the same unit
    public record Standing(double mean, double probabilityBest, double expectedLoss) {}

    /// How several arms stand: P(best) = integral of f_i prod F_j over j other than i. The loss of the arm with the
    /// highest mean is the integral of F_i (1 - prod F_j); mean and loss together are E[highest of all] for every arm,
    /// so that the others lose as much more as their mean is less.
    ///
    /// @param arms at least two, of one kind
    /// @throws IllegalArgumentException for fewer, or several kinds
    public static List<Standing> standings(List<Posterior> arms) {
        check(arms);
        Posterior highest = arms.stream().max(Comparator.comparingDouble(Posterior::mean)).orElseThrow();
        double least = loss(highest, others(arms, arms.indexOf(highest)));
        var out = new ArrayList<Standing>(arms.size());
        for (int i = 0; i < arms.size(); i++) {
            Posterior arm = arms.get(i);
            out.add(new Standing(arm.mean(), best(arm, others(arms, i)), highest.mean() - arm.mean() + least));
        }
        return List.copyOf(out);
    }

    private static List<Posterior> others(List<Posterior> arms, int i) {
        var others = new ArrayList<>(arms);
        others.remove(i);
        return others;
    }

    private static double best(Posterior arm, List<Posterior> others) {
        if (arm instanceof NormalPosterior x && others.size() == 1 && others.getFirst() instanceof NormalPosterior y) {
            return x.minus(y).probabilityAboveZero();
        }
        if (arm instanceof GammaPosterior x && others.size() == 1 && others.getFirst() instanceof GammaPosterior y) {
            return new GammaPosteriors(x, y).probabilityTreatmentHigher();
        }
        List<Posterior> all = all(arm, others);
        double p = integrate(arm.from(), arm.to(), all, t -> arm.densityAt(t) * allBelow(others, t));
        if (p > SMALL) {
            return Math.min(1, p);
        }
        double high = others.stream().mapToDouble(Posterior::to).reduce(arm.to(), Math::max) + width(arm);
        return aroundPeak(arm.from(), high, all, t -> arm.logDensityAt(t) + logAllBelow(others, t));
    }

    private static double loss(Posterior arm, List<Posterior> others) {
        if (arm instanceof NormalPosterior x && others.size() == 1 && others.getFirst() instanceof NormalPosterior y) {
            return x.minus(y).expectedLossBelow();
        }
        List<Posterior> all = all(arm, others);
        double high = others.stream().mapToDouble(Posterior::to).max().orElseThrow();
        double loss = integrate(
                arm.from(), high, all, t -> arm.cumulativeAt(t) * anyAbove(others, t) * arm.slope(t));
        double unit = all.stream().mapToDouble(Posterior::sd).max().orElseThrow();
        return loss > SMALL * unit ? loss : smallLoss(arm, others);
    }

    /// Some arm is above t: one of them is, and those before it are not. Each of these parts has one peak.
    private static double smallLoss(Posterior arm, List<Posterior> others) {
        double sum = 0;
        for (int j = 0; j < others.size(); j++) {
            Posterior above = others.get(j);
            List<Posterior> below = all(arm, others.subList(0, j));
            sum += aroundPeak(
                    Math.min(arm.from(), above.from()) - width(arm),
                    Math.max(arm.to(), above.to()) + width(above),
                    all(above, below),
                    t -> logAllBelow(below, t) + above.logSurvivalAt(t) + arm.logSlope(t));
        }
        return sum;
    }

    private static double width(Posterior p) {
        return p.to() - p.from();
    }

    private static List<Posterior> all(Posterior arm, List<Posterior> others) {
        var all = new ArrayList<>(others);
        all.add(arm);
        return all;
    }

    private static double allBelow(List<Posterior> others, double t) {
        double product = 1;
        for (Posterior o : others) {
            product *= o.cumulativeAt(t);
        }
        return product;
    }

    private static double logAllBelow(List<Posterior> others, double t) {
        double sum = 0;
        for (Posterior o : others) {
            sum += o.logCumulativeAt(t);
        }
        return sum;
    }

    /// 1 - prod (1 - s_j) without cancellation.
    private static double anyAbove(List<Posterior> others, double t) {
        double log = 0;
        for (Posterior o : others) {
            log += Math.log1p(-o.survivalAt(t));
        }
        return -Math.expm1(log);
    }

    private static void check(List<? extends Posterior> arms) {
        if (arms.size() < 2 || arms.stream().map(Object::getClass).distinct().count() > 1) {
            throw new IllegalArgumentException("arms=" + arms);
        }
    }

    /// The integral of exp(log) from where the concave function `log` is within `DROP` of its peak to where it no
    /// longer is.
    private static double aroundPeak(double low, double high, List<Posterior> arms, DoubleUnaryOperator log) {
        var search = new GoldenSection(log, low, high);
        for (int i = 0; i < SECTIONS; i++) {
            search.step();
        }
        double peak = search.best();
        double least = log.applyAsDouble(peak) - DROP;
        return integrate(
                end(peak, low, log, least), end(peak, high, log, least), arms, t -> Math.exp(log.applyAsDouble(t)));
    }

    /// The point between the peak and `limit` at which `log` has fallen to `least`, to a tenth of the way; `limit` if
    /// it does not fall so far.
    private static double end(double peak, double limit, DoubleUnaryOperator log, double least) {
        if (log.applyAsDouble(limit) > least) {
            return limit;
        }
        double inside = 0;
        double outside = limit - peak;
        while (Math.abs(outside - inside) > 0.1 * Math.abs(outside)) {
            double middle = (inside + outside) / 2;
            if (log.applyAsDouble(peak + middle) > least) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return peak + outside;
    }

    /// Cut where an arm begins or ends, with steps as fine as the narrowest arm that is spread over a piece.
    private static double integrate(double low, double high, List<Posterior> arms, DoubleUnaryOperator f) {
        double[] cuts = DoubleStream.concat(
                        DoubleStream.of(low, Math.max(low, high)),
                        arms.stream().flatMapToDouble(p -> DoubleStream.of(p.from(), p.to())))
                .filter(c -> c >= low && c <= high)
                .sorted()
                .toArray();
        double sum = 0;
        for (int i = 1; i < cuts.length; i++) {
            double from = cuts[i - 1];
            double to = cuts[i];
            if (to > from) {
                sum += Quadrature.integrate(f, from, to, panels(from, to, arms));
            }
        }
        return sum;
    }

    private static int panels(double from, double to, List<Posterior> arms) {
        OptionalDouble finest = arms.stream()
                .filter(p -> p.from() < to && p.to() > from)
                .mapToDouble(Posterior::scale)
                .min();
        return finest.isPresent()
                ? (int) Math.clamp(Math.ceil((to - from) / (PER_PANEL * finest.getAsDouble())), LEAST_PANELS, MOST_PANELS)
                : PANELS_BETWEEN;
    }
}
