package dev.winnow.stats.bayes;

import dev.winnow.stats.numeric.Quadrature;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// What posteriors of independent arms say about each other, by quadrature.
///
/// Gauss-Legendre rules of 16 points on panels of about one and a half standard deviations of the narrowest posterior
/// that is spread there; the same bits for the same input. While beta and gamma parameters are at least 0.1, results
/// are good to about 1e-10 relative or to what an arm has outside its ends ([Posterior#from], [Posterior#to]), 1e-18
/// absolute, whichever is more; of a probability below that only the smallness is sure. Sums of closed form (Miller
/// 2014 for whole beta parameters) would need as many terms as there are successes.
///
/// The arms are independent given the data; of one kind means of one class.
public final class Arms {
    /// Panels that even the widest range is cut into at most.
    private static final int MOST_PANELS = 4_000;
    private static final int LEAST_PANELS = 4;
    private static final double PER_PANEL = 1.5;

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

    /// How several arms stand: P(best) = integral of f_i prod F_j, loss = integral of F_i (1 - prod F_j), over j other
    /// than i.
    ///
    /// @param arms at least two, of one kind
    /// @throws IllegalArgumentException for fewer, or several kinds
    public static List<Standing> standings(List<Posterior> arms) {
        check(arms);
        var out = new ArrayList<Standing>(arms.size());
        for (int i = 0; i < arms.size(); i++) {
            Posterior arm = arms.get(i);
            List<Posterior> others = new ArrayList<>(arms);
            others.remove(i);
            out.add(new Standing(arm.mean(), best(arm, others), loss(arm, others)));
        }
        return List.copyOf(out);
    }

    // Both integrands peak between the centres of the arms that decide, however far they are apart.
    private static double best(Posterior arm, List<Posterior> others) {
        double high = others.stream().mapToDouble(Arms::centre).reduce(arm.to(), Math::max);
        return Math.min(1, integrate(arm.from(), high, all(arm, others), t -> arm.densityAt(t) * allBelow(others, t)));
    }

    private static double loss(Posterior arm, List<Posterior> others) {
        double low = others.stream().mapToDouble(Arms::centre).reduce(arm.from(), Math::min);
        double high = others.stream().mapToDouble(Posterior::to).reduce(centre(arm), Math::max);
        return integrate(
                low, high, all(arm, others), t -> arm.cumulativeAt(t) * anyAbove(others, t) * arm.slope(t));
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

    /// Cut where an arm begins or ends, with steps as fine as the narrowest arm that is spread over a piece; between
    /// arms far apart as the narrowest of all.
    private static double integrate(double low, double high, List<Posterior> arms, DoubleUnaryOperator f) {
        double[] cuts = DoubleStream.concat(DoubleStream.of(low, high), arms.stream().flatMapToDouble(Arms::ends))
                .map(c -> Math.clamp(c, low, high))
                .sorted()
                .toArray();
        double sum = 0;
        for (int i = 1; i < cuts.length; i++) {
            double from = cuts[i - 1];
            double to = cuts[i];
            if (to > from) {
                double finest = finest(arms.stream().filter(p -> p.from() < to && p.to() > from))
                        .orElseGet(() -> finest(arms.stream()).orElseThrow());
                double panels = Math.clamp(Math.ceil((to - from) / (PER_PANEL * finest)), LEAST_PANELS, MOST_PANELS);
                sum += Quadrature.integrate(f, from, to, (int) panels);
            }
        }
        return Math.max(0, sum);
    }

    private static DoubleStream ends(Posterior p) {
        return DoubleStream.of(p.from(), p.to());
    }

    private static OptionalDouble finest(Stream<Posterior> arms) {
        return arms.mapToDouble(Posterior::scale).min();
    }
}
