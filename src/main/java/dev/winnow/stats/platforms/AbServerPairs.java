package dev.winnow.stats.platforms;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import dev.winnow.stats.means.TwoMeans;
import dev.winnow.stats.proportions.IntervalEstimate;
import dev.winnow.stats.proportions.McNemar;
import dev.winnow.stats.ranks.Reference;
import dev.winnow.stats.ranks.SignedRank;
import dev.winnow.stats.ranks.WalshAverages;
import java.util.Arrays;
import java.util.Optional;

/// Pairs of values as the AB server compares them. The field's are [TwoMeans#oneSample], [SignedRank], which has an
/// exact p also, and [McNemar]; pairs are independent of each other.
///
/// @param pairs       number of pairs
/// @param effect      after minus before: mean difference, pseudomedian of the differences, or difference of the rates
///                    of yes, a fraction
/// @param low         lower end of its interval
/// @param high        upper end
/// @param confidence  its level, 1 - alpha
/// @param p           two-sided, to 6 places
/// @param statistic   to 4 places
/// @param significant whether p is below alpha, before rounding
/// @param effectSize  to 4 places; absent where it would be a division by 0
/// @param test        what was run
/// @param zeros       differences of 0, for Wilcoxon's test only
/// @param changes     for McNemar's test only
public record AbServerPairs(
        int pairs,
        double effect,
        double low,
        double high,
        double confidence,
        double p,
        double statistic,
        boolean significant,
        Optional<Double> effectSize,
        Test test,
        Optional<Integer> zeros,
        Optional<Changes> changes) {
    /// Most pairs that the server takes.
    public static final int MOST_PAIRS = 1000;

    /// Discordant pairs from which McNemar's test is no longer exact.
    private static final int EXACT_BELOW = 25;

    /// The tests that the server offers, with the words for their effects.
    public enum Test {
        /// Student's t of the differences.
        PAIRED_T("Mean difference", "Cohen's d of the differences"),
        /// Signed ranks of the differences.
        WILCOXON("Pseudomedian of the differences", "Matched-pairs rank-biserial correlation"),
        /// Changes of yes-no answers.
        MCNEMAR("Difference of the rates", "Odds ratio of the changes");

        private final String effect;
        private final String size;

        Test(String effect, String size) {
            this.effect = effect;
            this.size = size;
        }

        /// What the effect is.
        public String effectLabel() {
            return effect;
        }

        /// What the effect size is.
        public String sizeLabel() {
            return size;
        }
    }

    /// Pairs whose answer changed.
    ///
    /// @param gained from no to yes
    /// @param lost   from yes to no
    /// @param exact  whether the binomial distribution was used, below 25 of them
    public record Changes(long gained, long lost, boolean exact) {}

    /// Student's (1908) test of the differences; effect and interval to 4 places, size is their mean over their
    /// standard deviation.
    ///
    /// @param differences after minus before, finite
    /// @return undefined for fewer than two pairs (`TOO_FEW`) or differences that are all the same (`NO_VARIANCE`)
    /// @throws IllegalArgumentException if a difference is not finite
    public static Outcome<AbServerPairs> student(double[] differences, Level level) {
        Moments m = Moments.of(differences);
        return TwoMeans.oneSample(m, 0, Alternative.TWO_SIDED, level).map(d -> {
            var interval = new IntervalEstimate(d.estimate(), d.low(), d.high());
            double size = m.mean() / Math.sqrt(m.variance());
            return new Raw(Test.PAIRED_T, differences.length, interval, d.p(), d.statistic(), size)
                    .rounded(4, Optional.empty(), Optional.empty(), level);
        });
    }

    /// Wilcoxon's (1945) test of signed ranks; effect and interval to 4 places, size is (W+ - W-) over all ranks.
    ///
    /// Statistic T is the smaller sum of ranks, p = 2 Phi(-|T - mean + 1/2| / sd), which stays below 1 where both sums
    /// are equal and the field has 1. Effect and interval are Walsh averages of all differences, zeros included, of
    /// rank floor(M/2 - z sqrt(n (n + 1)(2 n + 1)/24)), at least 1, and M + 1 less that.
    ///
    /// @param differences after minus before, finite
    /// @return undefined (`TOO_FEW`) for fewer than two differences other than 0
    /// @throws IllegalArgumentException if a difference is not finite
    public static Outcome<AbServerPairs> wilcoxon(double[] differences, Level level) {
        int n = differences.length;
        long changed = Arrays.stream(differences).filter(d -> d != 0).count();
        if (changed < 2) {
            return Outcome.undefined(Cause.TOO_FEW, changed);
        }
        return SignedRank.of(differences, Reference.NORMAL_CONTINUITY, Alternative.TWO_SIDED).map(r -> {
            double statistic = Math.min(r.positive(), r.negative());
            double whole = r.positive() + r.negative();
            double p = Math.min(1, 2 * Tails.normal(Math.abs(statistic - whole / 2 + 0.5) / r.deviation()));
            double size = (r.positive() - r.negative()) / whole;
            return new Raw(Test.WILCOXON, n, centre(differences, level), p, statistic, size)
                    .rounded(4, Optional.of(r.zeros()), Optional.empty(), level);
        });
    }

    private static IntervalEstimate centre(double[] differences, Level level) {
        WalshAverages averages = WalshAverages.of(differences);
        double n = differences.length;
        double reach = Tails.normalQuantile(level.alpha() / 2) * Math.sqrt(n * (n + 1) * (2 * n + 1) / 24);
        long rank = (long) Math.max(1, Math.floor(averages.count() / 2.0 - reach));
        return new IntervalEstimate(
                averages.median(), averages.kth(rank), averages.kth(averages.count() + 1 - rank));
    }

    /// McNemar's (1947) test, exact below 25 changes, else chi-square with continuity; effect and Wald interval to 6
    /// places, size is gained over lost.
    ///
    /// The statistic is the smaller kind of change if exact, else (|b - c| - 1)^2 / (b + c), where the server takes off
    /// the one pair also from an imbalance of 0, where the field stops at 0. Without a change p is 1.
    ///
    /// @return undefined (`TOO_FEW`) for fewer than two pairs
    public static Outcome<AbServerPairs> mcNemar(McNemar.Pairs pairs, Level level) {
        if (pairs.pairs() < 2) {
            return Outcome.undefined(Cause.TOO_FEW, pairs.pairs());
        }
        double gained = pairs.gained();
        double lost = pairs.lost();
        boolean exact = gained + lost < EXACT_BELOW;
        return McNemar.of(pairs, McNemar.Reference.EXACT, level).map(m -> {
            double off = Math.abs(gained - lost) - 1;
            double statistic = exact ? Math.min(gained, lost) : off * off / (gained + lost);
            double p = exact ? m.p() : Tails.chiSquare(statistic, 1);
            var interval = new IntervalEstimate(m.difference(), m.low(), m.high());
            return new Raw(Test.MCNEMAR, (int) pairs.pairs(), interval, p, statistic, gained / lost)
                    .rounded(6, Optional.empty(), Optional.of(new Changes(pairs.gained(), pairs.lost(), exact)), level);
        });
    }

    /// What a test found, before rounding.
    private record Raw(Test test, int pairs, IntervalEstimate interval, double p, double statistic, double size) {
        AbServerPairs rounded(int places, Optional<Integer> zeros, Optional<Changes> changes, Level level) {
            return new AbServerPairs(
                    pairs,
                    Decimals.rounded(interval.estimate(), places),
                    Decimals.rounded(interval.low(), places),
                    Decimals.rounded(interval.high(), places),
                    Decimals.rounded(level.confidence(), 4),
                    Decimals.rounded(p, 6),
                    Decimals.rounded(statistic, 4),
                    p < level.alpha(),
                    Double.isFinite(size) ? Optional.of(Decimals.rounded(size, 4)) : Optional.empty(),
                    test,
                    zeros,
                    changes);
        }
    }

    /// What it means, in one sentence.
    public String verdict() {
        if (!significant) {
            return "No change can be told from chance.";
        }
        return low + high > 0 ? "The values rose." : "The values fell.";
    }

    /// The figures, in one sentence.
    public String interpretation() {
        return "%s %s, %s %% interval %s to %s, p = %s, over %d pairs."
                .formatted(test.effectLabel(), effect, Decimals.rounded(confidence * 100, 2), low, high, p, pairs);
    }
}
