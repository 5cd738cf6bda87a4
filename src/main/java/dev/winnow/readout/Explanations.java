package dev.winnow.readout;

import dev.winnow.readout.Explanation.Input;
import dev.winnow.readout.Readout.Adjusted;
import dev.winnow.readout.Readout.Arm;
import dev.winnow.readout.Readout.Bayesian;
import dev.winnow.readout.Readout.Comparison;
import dev.winnow.readout.Readout.Effect;
import dev.winnow.readout.Readout.MetricReadout;
import dev.winnow.readout.Readout.RelativeEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Says of each number of a readout how it came about, in the words that the inspector and the reports share.
public final class Explanations {
    /// Which figure of a comparison.
    public enum Subject {
        ABSOLUTE,
        RELATIVE,
        ADJUSTED,
        BAYESIAN
    }

    private final Sentences sentences = new Sentences();
    private final Readout readout;

    private Explanations(Readout readout) {
        this.readout = readout;
    }

    public static Explanations of(Readout readout) {
        return new Explanations(readout);
    }

    /// The sample-ratio check.
    public Explanation srm() {
        var srm = readout.srm();
        var inputs = new ArrayList<Input>();
        srm.observed().forEach((variant, n) -> inputs.add(new Input(
                sentences.get("explain.observed", variant),
                sentences.formats().count(n) + " / " + sentences.formats().number(srm.expected().getOrDefault(variant, 0.0)))));
        inputs.add(new Input(sentences.get("explain.chiSquare"), sentences.formats().precise(srm.chiSquare())));
        inputs.add(new Input(sentences.get("explain.df"), Integer.toString(srm.df())));
        inputs.add(new Input(sentences.get("explain.pUpper"), sentences.formats().p(srm.p())));
        inputs.add(new Input(sentences.get("explain.threshold"), sentences.formats().exact(srm.threshold())));
        return explanation("p " + sentences.formats().p(srm.p()), sentences.get("explain.srm.subtitle"), inputs, "srm");
    }

    /// A figure of a comparison; an absent figure is explained by its reason.
    ///
    /// @return empty when the readout has no such metric or variant
    public Optional<Explanation> of(String metric, String variant, Subject subject) {
        return readout.metrics().stream()
                .filter(m -> m.name().equals(metric))
                .findFirst()
                .flatMap(m -> of(m, variant, subject));
    }

    /// The same for a metric of a segment.
    public Optional<Explanation> of(MetricReadout m, String variant, Subject subject) {
        return m.comparisons().stream()
                .filter(c -> c.variant().equals(variant))
                .findFirst()
                .map(c -> switch (subject) {
                    case ABSOLUTE -> figure(c.absolute(), m, c, "absolute", e -> absolute(m, c, e));
                    case RELATIVE -> figure(c.relative(), m, c, "relative", r -> relative(m, c, r));
                    case ADJUSTED -> figure(c.adjusted(), m, c, "adjusted", a -> adjusted(m, c, a));
                    case BAYESIAN -> figure(c.bayesian(), m, c, "bayesian", b -> bayesian(m, c, b));
                });
    }

    private <T> Explanation figure(
            Figure<T> figure, MetricReadout m, Comparison c, String kind, Function<T, Explanation> known) {
        return switch (figure) {
            case Figure.Known<T>(T value) -> known.apply(value);
            case Figure.Absent<T>(_, String reason) ->
                new Explanation(
                        sentences.get("explain.absent"), subtitle(kind, m, c), List.of(), List.of(), "", List.of(reason));
        };
    }

    private Explanation absolute(MetricReadout m, Comparison c, Effect e) {
        var inputs = arms(m, c);
        inputs.add(new Input(sentences.get("explain.method"), sentences.get("method." + e.method())));
        inputs.add(new Input(sentences.get("explain.intervalMethod"), sentences.get("method." + e.interval())));
        inputs.add(new Input(sentences.get("explain.interval", level()), sentences.formats().interval(e.low(), e.high())));
        inputs.add(new Input(sentences.get("explain.se"), sentences.formats().precise(e.se())));
        inputs.add(new Input(sentences.get(e.df().isPresent() ? "explain.t" : "explain.z"), sentences.formats().number(e.statistic())));
        e.df().ifPresent(df -> inputs.add(new Input(sentences.get("explain.df"), sentences.formats().precise(df))));
        inputs.add(new Input(sentences.get("explain.p"), sentences.formats().pFromLog(e.logP())));
        return explanation(sentences.formats().signed(e.estimate()), subtitle("absolute", m, c), inputs, e.method());
    }

    private Explanation relative(MetricReadout m, Comparison c, RelativeEffect r) {
        var inputs = arms(m, c);
        inputs.add(new Input(sentences.get("explain.interval", level()), sentences.formats().percentInterval(r.low(), r.high())));
        inputs.add(new Input(sentences.get("explain.se"), sentences.formats().precise(r.se())));
        c.absolute().toOptional().ifPresent(e -> {
            inputs.add(new Input(sentences.get("explain.testOf"), sentences.get("method." + e.method())));
            inputs.add(new Input(sentences.get("explain.p"), sentences.formats().pFromLog(e.logP())));
        });
        return explanation(sentences.formats().signedPercent(r.estimate()), subtitle("relative", m, c), inputs, "delta");
    }

    private Explanation adjusted(MetricReadout m, Comparison c, Adjusted a) {
        var inputs = new ArrayList<Input>();
        inputs.add(new Input(sentences.get("explain.covariate"), a.covariate()));
        inputs.add(new Input(sentences.get("explain.theta"), sentences.formats().precise(a.theta())));
        inputs.add(new Input(sentences.get("explain.reduction"), sentences.formats().signedPercent(-a.varianceReduction())));
        inputs.add(new Input(sentences.get("explain.interval", level()), sentences.formats().interval(a.low(), a.high())));
        a.relative().toOptional().ifPresent(r -> inputs.add(new Input(
                sentences.get("explain.relative"),
                sentences.formats().signedPercent(r.estimate()) + " (" + sentences.formats().percentInterval(r.low(), r.high()) + ")")));
        inputs.add(new Input(sentences.get("explain.se"), sentences.formats().precise(a.se())));
        inputs.add(new Input(sentences.get("explain.t"), sentences.formats().number(a.statistic())));
        a.df().ifPresent(df -> inputs.add(new Input(sentences.get("explain.df"), sentences.formats().precise(df))));
        inputs.add(new Input(sentences.get("explain.p"), sentences.formats().p(a.p())));
        return explanation(sentences.formats().signed(a.estimate()), subtitle("adjusted", m, c), inputs, "cuped");
    }

    private Explanation bayesian(MetricReadout m, Comparison c, Bayesian b) {
        var inputs = arms(m, c);
        inputs.add(new Input(sentences.get("explain.prior"), b.prior()));
        inputs.add(new Input(sentences.get("explain.beat"), sentences.formats().probability(b.probabilityToBeatControl())));
        inputs.add(new Input(sentences.get("explain.loss"), sentences.formats().precise(b.expectedLoss())));
        return explanation(
                sentences.formats().probability(b.probabilityToBeatControl()), subtitle("bayesian", m, c), inputs,
                "bayes-" + b.method());
    }

    private String subtitle(String kind, MetricReadout m, Comparison c) {
        return sentences.get("explain.subtitle." + kind, m.name(), c.variant(), c.control());
    }

    private String level() {
        return sentences.formats().level(readout.confidence());
    }

    private List<Input> arms(MetricReadout m, Comparison c) {
        var inputs = new ArrayList<Input>();
        for (String key : List.of(c.control(), c.variant())) {
            m.arms().stream().filter(a -> a.variant().equals(key)).findFirst().ifPresent(a -> arm(inputs, a));
        }
        return inputs;
    }

    private void arm(List<Input> inputs, Arm a) {
        inputs.add(new Input(sentences.get("explain.n", a.variant()), sentences.formats().count(a.n())));
        a.mean().ifPresent(v ->
                inputs.add(new Input(sentences.get("explain.value", a.variant()), sentences.formats().precise(v))));
        a.variance().ifPresent(v ->
                inputs.add(new Input(sentences.get("explain.variance", a.variant()), sentences.formats().precise(v))));
    }

    private Explanation explanation(String title, String subtitle, List<Input> inputs, String method) {
        List<String> formula = sentences.get("formula." + method).lines().toList();
        List<String> notes = new ArrayList<>(sentences.get("notes." + method).lines().toList());
        readout.ledger().stream()
                .filter(e -> e.code().equals("severalVariants") && e.units() > 0)
                .forEach(e -> notes.add(sentences.get("explain.crossovers", sentences.formats().count(e.units()))));
        return new Explanation(title, subtitle, List.copyOf(inputs), formula, sentences.get("source." + method), notes);
    }
}
