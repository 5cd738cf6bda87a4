package dev.winnow.methods;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.multiple.Adjustment;
import dev.winnow.stats.multiple.Dunnett;
import dev.winnow.stats.multiple.Graph;
import dev.winnow.stats.multiple.GraphTest;
import dev.winnow.stats.multiple.Tukey;
import java.util.Arrays;
import java.util.List;

/// Several hypotheses at once.
final class MultipleMethods {
    record PValues(
            @Range(from = 0, to = 1, least = 1, most = 2000) double[] p,
            Adjustment correction,
            @Default("0.05") Level alpha) {}

    record Adjusted(double[] adjusted, List<Boolean> rejected) {}

    record LogPValues(
            @Range(from = -1e75, to = 0, least = 1, most = 2000) double[] logP,
            Adjustment correction,
            @Default("0.05") Level alpha) {}

    record LogAdjusted(double[] logAdjusted, List<Boolean> rejected) {}

    record GraphInput(
            @Range(from = 0, to = 1, least = 1, most = 100) double[] p,
            @Range(from = 0, to = 1, least = 1, most = 100) double[] shares,
            @Range(from = 0, to = 1, least = 1, most = 100) double[][] arrows,
            @Default("0.05") Level alpha) {
        GraphInput {
            BadInput.sameLength("shares", shares.length, "p", p.length);
            BadInput.sameLength("arrows", arrows.length, "p", p.length);
            BadInput.atMostOne("shares", shares);
            for (int i = 0; i < arrows.length; i++) {
                String row = "arrows[" + i + "]";
                BadInput.sameLength(row, arrows[i].length, "p", p.length);
                BadInput.atMostOne(row, arrows[i]);
                if (arrows[i][i] != 0) {
                    throw new BadInput("not-allowed", row + "[" + i + "]", Problems.text("reason.itself"));
                }
            }
        }
    }

    record ControlInput(
            MeanArm control,
            @Range(least = 1, most = 50) List<MeanArm> treatments,
            @Default("\"two-sided\"") Alternative alternative,
            @Default("0.05") Level alpha) {}

    record ArmsInput(@Range(least = 2, most = 50) List<MeanArm> arms, @Default("0.05") Level alpha) {}

    static final List<Method<?, ?>> ALL = List.of(
            new Method<>("p-adjust", Family.MULTIPLE, PValues.class, Adjusted.class, MultipleMethods::adjust,
                    """
                    {"p": [0.01, 0.04, 0.03], "correction": "holm"}"""),
            new Method<>("p-adjust-log", Family.MULTIPLE, LogPValues.class, LogAdjusted.class, MultipleMethods::adjustLog,
                    """
                    {"logP": [-900, -3.2, -805.3], "correction": "holm"}"""),
            new Method<>("graphical-procedure", Family.MULTIPLE, GraphInput.class, GraphTest.class,
                    i -> Outcome.known(Graph.of(i.shares(), i.arrows()).test(i.p(), i.alpha())),
                    """
                    {"p": [0.01, 0.02], "shares": [0.5, 0.5], "arrows": [[0, 1], [1, 0]]}"""),
            new Method<>("dunnett", Family.MULTIPLE, ControlInput.class, Dunnett.class,
                    i -> Dunnett.of(i.control().moments(), moments(i.treatments()), i.alternative(), i.alpha()),
                    """
                    {"control": {"n": 100, "mean": 10, "sd": 4}, "treatments": [{"n": 100, "mean": 11, "sd": 4}, {"n": 90, "mean": 12, "sd": 4}]}"""),
            new Method<>("tukey", Family.MULTIPLE, ArmsInput.class, Tukey.class,
                    i -> Tukey.of(moments(i.arms()), i.alpha()),
                    """
                    {"arms": [{"n": 100, "mean": 10, "sd": 4}, {"n": 100, "mean": 11, "sd": 4}, {"n": 90, "mean": 12, "sd": 4}]}"""));

    private MultipleMethods() {}

    private static List<Moments> moments(List<MeanArm> arms) {
        return arms.stream().map(MeanArm::moments).toList();
    }

    private static Outcome<Adjusted> adjust(PValues i) {
        double[] adjusted = i.correction().adjust(i.p(), i.alpha());
        return Outcome.known(new Adjusted(adjusted, ProcedureMethods.rejected(adjusted, i.alpha())));
    }

    private static Outcome<LogAdjusted> adjustLog(LogPValues i) {
        double[] adjusted = i.correction().adjustLog(i.logP(), i.alpha());
        double[] plain = Arrays.stream(adjusted).map(Math::exp).toArray();
        return Outcome.known(new LogAdjusted(adjusted, ProcedureMethods.rejected(plain, i.alpha())));
    }
}
