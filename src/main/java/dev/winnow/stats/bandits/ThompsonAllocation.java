package dev.winnow.stats.bandits;

import dev.winnow.stats.Moments;
import dev.winnow.stats.bayes.NormalPosterior;
import java.util.ArrayList;
import java.util.List;

/// Shares of the coming traffic by Thompson sampling (Thompson 1933; Russo, Van Roy, Kazerouni, Osband and Wen 2018)
/// with normal posteriors of the arms' means, computed instead of sampled.
///
/// Precision of an arm: 1/w + n/v with prior N(m, w) and sample variance v. Share w_i = P(i best), or half of
/// P(i best) + P(i second) for top two (as in Russo 2020, Operations Research 68, 1625-1647, with a fair coin, but the
/// challenger is the second best of the same draw), see [BestArm]; with a floor f every one of K arms gets
/// f + (1 - K f) w_i. Sampling the units of a batch from these shares is Thompson sampling in batches. Units are taken
/// as independent and enough for the sample variances to count as known.
///
/// @param arms one an arm, in the order given
public record ThompsonAllocation(List<Arm> arms) {
    public ThompsonAllocation {
        arms = List.copyOf(arms);
    }

    /// One arm: what is believed of it, and its share.
    ///
    /// @param mean            posterior mean
    /// @param sd              posterior standard deviation
    /// @param probabilityBest that this arm's mean is the greatest
    /// @param weight          share of the coming traffic
    public record Arm(double mean, double sd, double probabilityBest, double weight) {}

    /// Which arms get traffic.
    public enum Rule {
        /// Each arm as often as it is the best.
        BEST,
        /// Each arm as often as it is one of the two best, halved; explores more and finds the best arm sooner.
        TOP_TWO
    }

    /// Shares from the samples so far, each combined with the prior.
    ///
    /// @param arms  samples of the arms, at least two; an arm that has no variance yet keeps the prior
    /// @param prior of each arm's mean
    /// @param rule  which arms get traffic
    /// @param floor least share of an arm, in [0, 1 / arms]
    /// @throws IllegalArgumentException with fewer than two arms or a floor outside its range
    public static ThompsonAllocation of(List<Moments> arms, NormalPosterior prior, Rule rule, double floor) {
        return ofPosteriors(arms.stream().map(a -> posterior(a, prior)).toList(), rule, floor);
    }

    /// Shares from posteriors of any origin.
    ///
    /// @param posteriors of the arms' means, independent, at least two
    /// @param rule       which arms get traffic
    /// @param floor      least share of an arm, in [0, 1 / arms]
    /// @throws IllegalArgumentException with fewer than two arms or a floor outside its range
    public static ThompsonAllocation ofPosteriors(List<NormalPosterior> posteriors, Rule rule, double floor) {
        int k = posteriors.size();
        if (!(floor >= 0 && floor * k <= 1 + 1e-12)) {
            throw new IllegalArgumentException("floor=%s for %d arms".formatted(floor, k));
        }
        double[] best = BestArm.probabilities(posteriors);
        double[] shares = best.clone();
        if (rule == Rule.TOP_TWO) {
            double[] second = BestArm.secondBest(posteriors);
            for (int i = 0; i < k; i++) {
                shares[i] = (best[i] + second[i]) / 2;
            }
        }
        var arms = new ArrayList<Arm>();
        for (int i = 0; i < k; i++) {
            NormalPosterior p = posteriors.get(i);
            arms.add(new Arm(p.mean(), p.sd(), best[i], floor + (1 - k * floor) * shares[i]));
        }
        return new ThompsonAllocation(arms);
    }

    private static NormalPosterior posterior(Moments m, NormalPosterior prior) {
        double v = m.variance();
        return v > 0 ? prior.given(m.mean(), Math.sqrt(v / m.n())) : prior;
    }
}
