package dev.winnow.vectors;

import static dev.winnow.vectors.Input.known;
import static dev.winnow.vectors.Input.object;

import dev.winnow.stats.Level;
import dev.winnow.stats.survival.BandScale;
import dev.winnow.stats.survival.CoxModel;
import dev.winnow.stats.survival.CoxModel.Ties;
import dev.winnow.stats.survival.KaplanMeier;
import dev.winnow.stats.survival.LogRank;
import dev.winnow.stats.survival.SurvivalSample;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

final class SurvivalVectors {
    static final Map<String, Mapping> ALL =
            Map.ofEntries(Map.entry("stats.survival_logrank_cox_km", SurvivalVectors::survival));

    private SurvivalVectors() {}

    private static Object survival(Input i) {
        SurvivalSample control = arm(i, 0);
        SurvivalSample treatment = arm(i, 1);
        LogRank l = known(LogRank.of(List.of(control, treatment), LogRank.Weights.EQUAL));
        CoxModel.Coefficient efron = cox(treatment, control, Ties.EFRON);
        CoxModel.Coefficient breslow = cox(treatment, control, Ties.BRESLOW);
        return object(
                "logrank_chisq", l.chiSquare(),
                "logrank_p", l.p(),
                "cox_efron_coef", efron.estimate(),
                "cox_efron_se", efron.se(),
                "cox_breslow_coef", breslow.estimate(),
                "cox_breslow_se", breslow.se(),
                "km_control", curve(control, i.number("tau")),
                "km_treatment", curve(treatment, i.number("tau")));
    }

    private static CoxModel.Coefficient cox(SurvivalSample treatment, SurvivalSample control, Ties ties) {
        return known(CoxModel.ofArms(treatment, control, ties, Level.FIVE_PERCENT)).coefficients().getFirst();
    }

    private static Object curve(SurvivalSample sample, double tau) {
        KaplanMeier curve = known(KaplanMeier.of(sample, BandScale.LOG, Level.FIVE_PERCENT));
        KaplanMeier.Point at = known(curve.at(tau));
        KaplanMeier.RestrictedMean mean = known(curve.restrictedMean(tau));
        return object("surv", at.survival(), "se", at.se(), "rmst", mean.estimate(), "rmst_se", mean.se());
    }

    private static SurvivalSample arm(Input i, int group) {
        double[] time = i.numbers("time");
        int[] event = i.integers("event");
        int[] groups = i.integers("group");
        int[] units = IntStream.range(0, time.length).filter(u -> groups[u] == group).toArray();
        double[] t = new double[units.length];
        boolean[] e = new boolean[units.length];
        for (int u = 0; u < units.length; u++) {
            t[u] = time[units[u]];
            e[u] = event[units[u]] == 1;
        }
        return SurvivalSample.of(t, e);
    }
}
