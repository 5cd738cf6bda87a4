package dev.winnow.vectors;

import dev.winnow.stats.Moments;
import dev.winnow.stats.bandits.ThompsonAllocation;
import dev.winnow.stats.bandits.ThompsonAllocation.Arm;
import dev.winnow.stats.bandits.ThompsonAllocation.Rule;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.platforms.GrowthBookArm;
import java.util.List;
import java.util.Map;

final class BanditVectors {
    static final Map<String, Mapping> ALL = Map.of("stats.bandit_weights", BanditVectors::weights);

    private BanditVectors() {}

    private static Object weights(Input i) {
        List<Moments> arms = i.items("arms").stream()
                .map(a -> ((GrowthBookArm.Mean) GrowthBookVectors.arm(a)).moments())
                .toList();
        var prior = new NormalPosterior(i.number("prior_mean"), Math.sqrt(i.number("prior_variance")));
        Rule rule = i.truth("top_two") ? Rule.TOP_TWO : Rule.BEST;
        List<Arm> found = ThompsonAllocation.of(arms, prior, rule, i.number("min_weight")).arms();
        return Input.object(
                "posterior_mean", found.stream().map(Arm::mean).toList(),
                "posterior_sd", found.stream().map(Arm::sd).toList(),
                "best_arm_prob", found.stream().map(Arm::probabilityBest).toList(),
                "weights", found.stream().map(Arm::weight).toList());
    }
}
