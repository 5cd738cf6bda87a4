package dev.winnow.readout;

import dev.winnow.data.Cell.QuantileCell;
import dev.winnow.experiment.Direction;
import dev.winnow.experiment.Metric;
import dev.winnow.experiment.MetricKind;
import dev.winnow.readout.Readout.Adjusted;
import dev.winnow.readout.Readout.Arm;
import dev.winnow.readout.Readout.Bayesian;
import dev.winnow.readout.Readout.Effect;
import dev.winnow.readout.Readout.RelativeEffect;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.MomentMatrix;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.adjust.Cuped;
import dev.winnow.stats.means.RatioMetric;
import dev.winnow.stats.means.SampleQuantile;
import dev.winnow.stats.means.WelchTest;
import dev.winnow.stats.proportions.TwoProportions;
import java.util.List;
import java.util.Optional;

/// The inference of one metric between two arms, and each arm's own figures.
final class MetricFigures {
    private final Metric metric;
    private final Level level;
    private final String covariate;

    /// @param covariate name of the covariate's column; empty when none is mapped
    MetricFigures(Metric metric, Level level, String covariate) {
        this.metric = metric;
        this.level = level;
        this.covariate = covariate;
    }

    private boolean proportion() {
        return switch (metric.kind()) {
            case MetricKind.Proportion _, MetricKind.Retention _, MetricKind.Funnel _ -> true;
            case MetricKind.Mean _, MetricKind.Ratio _, MetricKind.Count _, MetricKind.Quantile _ -> false;
        };
    }

    private boolean ratio() {
        return metric.kind() instanceof MetricKind.Ratio;
    }

    Arm arm(ArmCells cells) {
        if (cells.quantile().isPresent()) {
            QuantileCell q = cells.quantile().get();
            return new Arm(
                    cells.variant(), q.n(), Optional.empty(), Optional.of(q.value()), Optional.empty(), Optional.empty());
        }
        if (cells.moments().map(MomentMatrix::n).orElse(0L) == 0) {
            return new Arm(
                    cells.variant(), 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        MomentMatrix m = cells.moments().get();
        Optional<Double> denominator = ratio() ? Optional.of(m.moments(1).sum()) : Optional.empty();
        Optional<Double> sum = Optional.of(whole(m.moments(0).sum()));
        return switch (outcome(m)) {
            case Outcome.Known<MomentMatrix>(MomentMatrix o) ->
                new Arm(
                        cells.variant(),
                        o.n(),
                        sum,
                        Optional.of(o.means().getFirst()),
                        o.n() > 1 ? Optional.of(o.moments(0).variance()) : Optional.empty(),
                        denominator);
            case Outcome.Undefined<MomentMatrix> _ ->
                new Arm(cells.variant(), m.n(), sum, Optional.empty(), Optional.empty(), denominator);
        };
    }

    /// A count that went through a mean comes back whole.
    private double whole(double sum) {
        return proportion() || metric.kind() instanceof MetricKind.Count ? Math.rint(sum) : sum;
    }

    /// Outcome (ratios: linearised) and covariate, if any.
    private Outcome<MomentMatrix> outcome(MomentMatrix m) {
        return ratio() ? RatioMetric.linearise(m) : Outcome.known(m);
    }

    private static Outcome<MomentMatrix> known(Optional<MomentMatrix> m) {
        return m.<Outcome<MomentMatrix>>map(Outcome::known).orElseGet(() -> Outcome.undefined(Cause.TOO_FEW, 0));
    }

    Outcome<Difference> difference(ArmCells treatment, ArmCells control) {
        if (metric.kind() instanceof MetricKind.Quantile(double q)) {
            return quantile(treatment).flatMap(t ->
                    quantile(control).flatMap(c -> SampleQuantile.difference(t, c, q, level)));
        }
        return known(treatment.moments()).flatMap(t -> known(control.moments()).flatMap(c -> {
            if (proportion()) {
                return TwoProportions.of(rate(t), rate(c), level);
            }
            return outcome(t).flatMap(a -> outcome(c).flatMap(b ->
                    WelchTest.of(a.moments(0), b.moments(0), level)));
        }));
    }

    static Proportion rate(MomentMatrix m) {
        return new Proportion(Math.clamp(Math.round(m.moments(0).sum()), 0L, m.n()), m.n());
    }

    private static Outcome<SampleQuantile> quantile(ArmCells cells) {
        return cells.quantile()
                .<Outcome<SampleQuantile>>map(c ->
                        Outcome.known(new SampleQuantile(c.n(), c.value(), c.low(), c.high())))
                .orElseGet(() -> Outcome.undefined(Cause.TOO_FEW, 0));
    }

    Effect effect(Difference d) {
        String method = switch (metric.kind()) {
            case MetricKind.Mean _, MetricKind.Count _ -> "welch-t";
            case MetricKind.Proportion _, MetricKind.Retention _, MetricKind.Funnel _ -> "two-proportions";
            case MetricKind.Ratio _ -> "ratio-delta";
            case MetricKind.Quantile _ -> "quantile-order-statistic";
        };
        String interval = switch (metric.kind()) {
            case MetricKind.Mean _, MetricKind.Count _ -> "welch-t";
            case MetricKind.Proportion _, MetricKind.Retention _, MetricKind.Funnel _ -> "unpooled-z";
            case MetricKind.Ratio _ -> "ratio-delta";
            case MetricKind.Quantile _ -> "order-statistic";
        };
        return new Effect(
                d.estimate(), d.low(), d.high(), d.se(), d.df(), d.statistic(), d.p(), d.logP(), method, interval);
    }

    Outcome<RelativeEffect> relative(ArmCells treatment, ArmCells control) {
        return located(treatment).flatMap(t -> located(control).flatMap(c -> dev.winnow.stats.RelativeEffect.of(
                        t.mean, t.squaredError, c.mean, c.squaredError, level)
                .map(MetricFigures::relative)));
    }

    private static RelativeEffect relative(dev.winnow.stats.RelativeEffect r) {
        return new RelativeEffect(r.estimate(), r.low(), r.high(), r.se(), "delta");
    }

    /// An arm's value with its squared standard error.
    private record Located(double mean, double squaredError) {}

    private Outcome<Located> located(ArmCells cells) {
        if (metric.kind() instanceof MetricKind.Quantile(double q)) {
            return quantile(cells).flatMap(s -> {
                SampleQuantile.Ranks ranks = SampleQuantile.ranks(s.n(), q, level);
                if (ranks.low() < 1 || ranks.high() > s.n()) {
                    return Outcome.undefined(Cause.RANKS_OUTSIDE, s.n());
                }
                double se = s.se(level);
                return Outcome.known(new Located(s.value(), se * se));
            });
        }
        return known(cells.moments()).flatMap(m -> {
            if (proportion()) {
                Proportion p = rate(m);
                return p.trials() < 2
                        ? Outcome.undefined(Cause.TOO_FEW, p.trials())
                        : Outcome.known(new Located(p.rate(), p.rate() * p.complement() / p.trials()));
            }
            return outcome(m).flatMap(o -> {
                Moments y = o.moments(0);
                return y.n() < 2
                        ? Outcome.undefined(Cause.TOO_FEW, y.n())
                        : Outcome.known(new Located(y.mean(), y.variance() / y.n()));
            });
        });
    }

    /// Whether a covariate is mapped for this metric and can be used with its kind.
    boolean adjustable() {
        return !covariate.isEmpty() && !(metric.kind() instanceof MetricKind.Quantile);
    }

    Outcome<Adjusted> adjusted(ArmCells treatment, ArmCells control, Sentences sentences) {
        return known(treatment.moments()).flatMap(t -> known(control.moments()).flatMap(c ->
                outcome(t).flatMap(a -> outcome(c).flatMap(b -> Cuped.of(a, b, level)))))
                .map(x -> {
                    Difference d = x.difference();
                    return new Adjusted(
                            "cuped", covariate, x.theta(), x.varianceReduction(), d.estimate(), d.low(), d.high(),
                            d.se(), d.df(), d.statistic(), d.p(), sentences.figure(x.relative().map(MetricFigures::relative)));
                });
    }

    Outcome<Bayesian> bayesian(
            ArmCells treatment, ArmCells control, Outcome<Difference> difference, Outcome<RelativeEffect> relative) {
        boolean up = metric.direction() == Direction.INCREASE;
        if (proportion() && treatment.moments().isPresent() && control.moments().isPresent()) {
            Proportion t = rate(treatment.moments().get());
            Proportion c = rate(control.moments().get());
            if (t.trials() < 1 || c.trials() < 1) {
                return Outcome.undefined(Cause.TOO_FEW, Math.min(t.trials(), c.trials()));
            }
            return Outcome.known(Posteriors.ofRates(t, c, up, relative.toOptional()));
        }
        return difference.map(d -> Posteriors.ofEffect(d, up, relative.toOptional()));
    }

    /// Kind in words for the row's small print.
    String label(Sentences sentences) {
        return switch (metric.kind()) {
            case MetricKind.Quantile(double q) ->
                sentences.get("kind.quantile", sentences.formats().level(q));
            case MetricKind.Retention(int from, int to) -> sentences.get("kind.retention", from, to);
            case MetricKind.Funnel(List<String> steps) -> sentences.get("kind.funnel", String.join(" \u2192 ", steps));
            case MetricKind.Mean _, MetricKind.Proportion _, MetricKind.Ratio _, MetricKind.Count _ ->
                sentences.get("kind." + metric.kind().word());
        };
    }
}
