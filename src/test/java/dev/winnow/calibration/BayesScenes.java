package dev.winnow.calibration;

import static dev.winnow.calibration.Scene.outside;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.bayes.BetaPosterior;
import dev.winnow.stats.bayes.GammaPosterior;
import dev.winnow.stats.bayes.NormalPosterior;
import dev.winnow.stats.bayes.Posterior;
import java.util.List;

/// Posterior intervals.
final class BayesScenes {
    private static final Family FAMILY = new Family(
            "Bayesian intervals",
            "n",
            """
            The truth is drawn from the prior that the method uses, so that coverage, averaged over the prior, must be exact: \
            beta (2, 30) for a rate, gamma (3, 6) for events a unit, normal (0, 0.1) for an effect whose standard error is \
            2/sqrt n. The last rows draw the truth from another prior (beta (30, 2), normal with 5 times the spread), to show \
            what a wrong prior costs.""");

    private static final Effort EFFORT = Effort.of(5_000, 20, 100, 1_000, 10_000, 100_000, 1_000_000);
    private static final BetaPosterior RATE = new BetaPosterior(2, 30);
    private static final GammaPosterior EVENTS = new GammaPosterior(3, 6);
    private static final NormalPosterior EFFECT = new NormalPosterior(0, 0.1);
    private static final long SEARCHED = 1_000;

    private record Known(Posterior posterior, double truth) {
        boolean missed() {
            return misses(posterior.interval(Level.FIVE_PERCENT));
        }

        boolean misses(Posterior.Interval i) {
            return outside(i.low(), i.high(), truth);
        }
    }

    private BayesScenes() {}

    static List<Scene<?>> all() {
        return List.of(
                scene("rate drawn from the prior", "posterior of a rate", (d, n) -> rate(d, n, d.beta(2, 30))),
                scene("events drawn from the prior", "posterior of events a unit", (d, n) -> {
                    double truth = d.gamma(3) / 6;
                    return new Known(EVENTS.given(d.poisson(truth * n), n), truth);
                }),
                scene("effect drawn from the prior", "posterior of an effect", (d, n) -> effect(d, n, 0.1 * d.normal())),
                scene("rate drawn from another prior", "posterior of a rate", (d, n) -> rate(d, n, d.beta(30, 2))),
                scene("effect drawn from a wider prior", "posterior of an effect", (d, n) -> effect(d, n, 0.5 * d.normal())));
    }

    private static Known rate(Draw draw, long n, double truth) {
        return new Known(RATE.given(new Proportion(draw.binomial(n, truth), n)), truth);
    }

    private static Known effect(Draw draw, long n, double truth) {
        double se = 2 / Math.sqrt(n);
        return new Known(EFFECT.given(truth + se * draw.normal(), se), truth);
    }

    private static Scene<Known> scene(String data, String method, Scene.Maker<Known> maker) {
        return new Scene<Known>(FAMILY, data, EFFORT, maker)
                .misses(method + ", equal tails", Outcome::known, Known::missed)
                .upTo(SEARCHED, method + ", narrowest", Kind.COVERAGE, k -> Scene.error(
                        k.misses(k.posterior.narrowest(Level.FIVE_PERCENT))));
    }
}
