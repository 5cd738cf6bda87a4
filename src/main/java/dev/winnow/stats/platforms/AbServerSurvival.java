package dev.winnow.stats.platforms;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.survival.BandScale;
import dev.winnow.stats.survival.CoxModel;
import dev.winnow.stats.survival.KaplanMeier;
import dev.winnow.stats.survival.LogRank;
import dev.winnow.stats.survival.SurvivalSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Time to event as the AB server reports it: plain Greenwood bands cut to [0, 1], k-sample weighted log-rank or a Cox
/// model of treatment against control with Efron's ties, chi-squares and hazard ratios to 4 places, the rest to 6. The
/// field's are [LogRank], [CoxModel] and [KaplanMeier], with their assumptions; with few units bands by
/// [BandScale#LOG_LOG] cover better than the plain ones.
///
/// @param chiSquare   of the log-rank test, or Wald's of the Cox model
/// @param df          degrees of freedom
/// @param p           upper tail
/// @param significant whether p is below alpha, before rounding
/// @param hazard      of the Cox model only
/// @param arms        control, treatment, then any others
public record AbServerSurvival(
        double chiSquare, int df, double p, boolean significant, Optional<Hazard> hazard, List<Arm> arms) {
    /// What the server allows of each power of Fleming and Harrington's weights.
    public static final double LARGEST_POWER = 4;

    /// Most additional arms that the server takes.
    public static final int MOST_ADDITIONAL_ARMS = 8;

    /// Most units of an arm that the server takes.
    public static final int MOST_UNITS = 1000;

    public AbServerSurvival {
        arms = List.copyOf(arms);
    }

    /// Hazard of treatment over that of control.
    ///
    /// @param ratio    to 4 places
    /// @param low      lower end of its Wald interval, to 4 places
    /// @param high     upper end, to 4 places
    /// @param logRatio to 6 places
    /// @param logSe    its standard error, to 6 places
    public record Hazard(double ratio, double low, double high, double logRatio, double logSe) {}

    /// One arm's counts and curve.
    ///
    /// @param n        units
    /// @param observed events seen
    /// @param expected events expected if all arms were alike, to 4 places
    /// @param curve    one point an event time
    public record Arm(int n, int observed, double expected, List<KaplanMeier.Point> curve) {
        public Arm {
            curve = List.copyOf(curve);
        }
    }

    /// Weighted log-rank test of all arms.
    ///
    /// @param arms control, treatment, then any others
    /// @return undefined as [LogRank#of]
    public static Outcome<AbServerSurvival> logRank(List<SurvivalSample> arms, LogRank.Weights weights, Level level) {
        return LogRank.of(arms, weights)
                .flatMap(l -> arms(arms, Optional.of(l), level).map(a -> of(l.chiSquare(), l.df(), Optional.empty(), a, level)));
    }

    /// Cox model of two arms; the server refuses more. Where everybody at risk has the event at every time at which
    /// both arms are at risk, the log-rank test has no answer and as many events are expected as were seen.
    ///
    /// @return undefined as [CoxModel#ofArms], also when the hazard ratio is 0 or infinite
    public static Outcome<AbServerSurvival> cox(SurvivalSample control, SurvivalSample treatment, Level level) {
        List<SurvivalSample> arms = List.of(control, treatment);
        return CoxModel.ofArms(treatment, control, CoxModel.Ties.EFRON, level).flatMap(m -> arms(
                        arms, LogRank.of(arms, LogRank.Weights.EQUAL).toOptional(), level)
                .map(a -> {
                    CoxModel.Coefficient c = m.coefficients().getFirst();
                    var hazard = new Hazard(
                            Decimals.rounded(c.hazardRatio(), 4),
                            Decimals.rounded(c.hazardRatioLow(), 4),
                            Decimals.rounded(c.hazardRatioHigh(), 4),
                            Decimals.rounded(c.estimate(), 6),
                            Decimals.rounded(c.se(), 6));
                    return of(m.wald().chiSquare(), 1, Optional.of(hazard), a, level);
                }));
    }

    private static AbServerSurvival of(
            double chiSquare, int df, Optional<Hazard> hazard, List<Arm> arms, Level level) {
        double p = Tails.chiSquare(chiSquare, df);
        return new AbServerSurvival(Decimals.rounded(chiSquare, 4), df, Decimals.rounded(p, 6), p < level.alpha(), hazard, arms);
    }

    private static Outcome<List<Arm>> arms(
            List<SurvivalSample> samples, Optional<LogRank> test, Level level) {
        Outcome<List<Arm>> all = Outcome.known(List.of());
        for (int j = 0; j < samples.size(); j++) {
            int index = j;
            SurvivalSample sample = samples.get(j);
            double expected =
                    test.map(t -> t.arms().get(index).expected()).orElse((double) sample.observed());
            Outcome<KaplanMeier> curve = KaplanMeier.of(sample, BandScale.PLAIN, level);
            all = all.flatMap(before -> curve.map(c -> {
                var arms = new ArrayList<>(before);
                arms.add(new Arm(sample.n(), sample.observed(), Decimals.rounded(expected, 4), rounded(c.points())));
                return arms;
            }));
        }
        return all;
    }

    private static List<KaplanMeier.Point> rounded(List<KaplanMeier.Point> points) {
        return points.stream()
                .map(p -> new KaplanMeier.Point(
                        p.time(),
                        p.atRisk(),
                        p.events(),
                        Decimals.rounded(p.survival(), 6),
                        Decimals.rounded(p.se(), 6),
                        Decimals.rounded(p.low(), 6),
                        Decimals.rounded(p.high(), 6)))
                .toList();
    }

    /// Whether the arms differ, in one sentence.
    public String verdict() {
        return significant
                ? "The arms differ in their time to event."
                : "No difference in time to event can be told from chance.";
    }

    /// What the test found, in one sentence.
    public String interpretation() {
        String test = "Chi-square %s with %d degrees of freedom, p = %s.".formatted(chiSquare, df, p);
        return hazard.map(h -> test + " The treatment's hazard is %s times the control's, interval %s to %s."
                        .formatted(h.ratio(), h.low(), h.high()))
                .orElse(test);
    }
}
