package dev.winnow.vectors;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Difference;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.adjust.Ancova;
import dev.winnow.stats.adjust.AnytimeRegression;
import dev.winnow.stats.adjust.LinRegression;
import dev.winnow.stats.means.WelchTest;
import dev.winnow.stats.regression.Assignment;
import dev.winnow.stats.regression.Hc;
import java.util.Locale;
import java.util.Map;

final class AdjustVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries(
            Map.entry("stats.regression_adjustment", AdjustVectors::regression),
            Map.entry("stats.anytime_valid_linear_model", AdjustVectors::anytime));

    private AdjustVectors() {}

    private static Object regression(Input in) {
        double[] y = in.numbers("y");
        var arms = Assignment.of(in.numbers("z"));
        double[][] covariates = in.rows("X");
        LinRegression lin = Input.known(LinRegression.of(y, arms, covariates, Alternative.TWO_SIDED, Level.FIVE_PERCENT));
        Difference plain = Input.known(WelchTest.of(
                Moments.of(arms.ofTreated(y)), Moments.of(arms.ofControls(y)), Level.FIVE_PERCENT));
        Map<String, Object> out = new java.util.LinkedHashMap<>(Map.of(
                "lin", lin.difference().estimate(),
                "lin_se_hc2", lin.difference().se(),
                "lin_df", lin.difference().df().orElseThrow(),
                "lin_p", lin.difference().p(),
                "dim", plain.estimate(),
                "dim_se", plain.se(),
                "dim_df", plain.df().orElseThrow()));
        for (Hc hc : Hc.values()) {
            Difference d = Input.known(
                    Ancova.of(y, arms, covariates, hc, Alternative.TWO_SIDED, Level.FIVE_PERCENT));
            out.put("ancova", d.estimate());
            out.put("ancova_se_" + hc.name().toLowerCase(Locale.ROOT), d.se());
        }
        return out;
    }

    private static Object anytime(Input in) {
        double[][] covariates = in.has("x") ? new double[][] {in.numbers("x")} : new double[0][];
        AnytimeRegression a = Input.known(AnytimeRegression.of(
                in.numbers("y"), Assignment.of(in.numbers("z")), covariates, in.number("g"), in.level()));
        return Input.object(
                "estimate", a.estimate(), "se", a.se(), "p", a.p(), "ci_lower", a.low(), "ci_upper", a.high());
    }
}
