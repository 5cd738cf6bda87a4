package dev.winnow.stats.meta;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.numeric.Roots;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/// Variance of true effects between studies, never negative.
final class TauSquared {
    private static final int GRID = 200;
    private static final double STEEPEST = 1e150;

    private final List<Study> studies;

    private TauSquared(List<Study> studies) {
        this.studies = studies;
    }

    static Outcome<Double> of(List<Study> studies, Tau method) {
        var t = new TauSquared(studies);
        return switch (method) {
            case DERSIMONIAN_LAIRD -> Outcome.known(t.dersimonianLaird());
            case REML -> t.reml();
            case PAULE_MANDEL -> t.pauleMandel();
        };
    }

    /// max(0, (Q - (k - 1)) / (W - sum w^2 / W)) with w = 1/v.
    private double dersimonianLaird() {
        Pool p = Pool.of(studies, 0);
        return Math.max(0, (p.q() - (studies.size() - 1)) / p.contrast());
    }

    /// The root of Q(tau^2) = k - 1, which is unique because Q falls; 0 where Q(0) is no larger.
    private Outcome<Double> pauleMandel() {
        if (excess(0) <= 0) {
            return Outcome.known(0.0);
        }
        return root(this::excess, 0, ceiling());
    }

    private double excess(double tau2) {
        return Pool.of(studies, tau2).q() - (studies.size() - 1);
    }

    private Outcome<Double> reml() {
        return lowest(this::deviance, this::slope, ceiling());
    }

    /// Where a deviance in tau^2 is lowest.
    ///
    /// Looked for on a grid of tau first, because it may have several valleys: with a very precise study one at 0.
    ///
    /// @param slope   derivative of `deviance`
    /// @param ceiling the deviance rises beyond it
    static Outcome<Double> lowest(DoubleUnaryOperator deviance, DoubleUnaryOperator slope, double ceiling) {
        double top = Math.sqrt(ceiling);
        int best = 0;
        double bestValue = deviance.applyAsDouble(0);
        for (int i = 1; i <= GRID; i++) {
            double tau = top * i / GRID;
            double value = deviance.applyAsDouble(tau * tau);
            if (value < bestValue) {
                best = i;
                bestValue = value;
            }
        }
        if (best == 0 && !(slope.applyAsDouble(0) < 0)) {
            return Outcome.known(0.0);
        }
        double low = top * Math.max(0, best - 1) / GRID;
        double high = top * (best + 1) / GRID;
        return root(slope, low * low, high * high);
    }

    private static Outcome<Double> root(DoubleUnaryOperator f, double low, double high) {
        // A slope beyond the double range would blind the interpolation.
        OptionalDouble root = Roots.between(t -> Math.clamp(f.applyAsDouble(t), -STEEPEST, STEEPEST), low, high);
        return root.isPresent() ? Outcome.known(root.getAsDouble()) : Outcome.undefined(Cause.NOT_CONVERGED, GRID);
    }

    /// Beyond the summed squares of all effects neither criterion has a root.
    private double ceiling() {
        double mean = studies.stream().mapToDouble(Study::estimate).average().orElseThrow();
        double squares = studies.stream().mapToDouble(s -> (s.estimate() - mean) * (s.estimate() - mean)).sum();
        return squares + Double.MIN_NORMAL;
    }

    /// -2 log restricted likelihood up to a constant.
    private double deviance(double tau2) {
        Pool p = Pool.of(studies, tau2);
        double logs = 0;
        for (Study s : studies) {
            logs += Math.log(s.variance() + tau2);
        }
        return logs + Math.log(p.weight()) + p.q();
    }

    /// Its derivative: sum w - sum w^2 / sum w - sum w^2 (y - mu)^2.
    private double slope(double tau2) {
        Pool p = Pool.of(studies, tau2);
        double squares = 0;
        for (Study s : studies) {
            double w = 1 / (s.variance() + tau2);
            double d = w * (s.estimate() - p.mean());
            squares += d * d;
        }
        return p.contrast() - squares;
    }
}
