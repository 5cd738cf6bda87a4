package dev.winnow.stats.bandits;

import dev.winnow.stats.Moments;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import java.util.List;

/// What another policy would have earned, from what was logged under the one that ran.
///
/// With w = pi / mu, the target's over the logging policy's probability of the arm that was shown: inverse propensity
/// score IPS = mean(w r) (Horvitz and Thompson 1952), unbiased; self-normalised SNIPS = sum(w r) / sum(w) (Swaminathan
/// and Joachims 2015), consistent and mostly less variable, with the delta method's error, that of
/// mean(w (r - SNIPS)) / mean(w); doubly robust DR = mean(q_pi + w (r - q)), q the model's prediction (Dudik, Langford
/// and Li 2011), right if either the logging probabilities or the model are. Standard errors are sd / sqrt(n) of the
/// terms of these means, the sd with divisor n - 1. Effective sample size (sum w)^2 / sum w^2 (Kong 1992).
///
/// Assumes that decisions are independent, that the probabilities logged are those that ran, and that every arm the
/// target would show had a chance to be logged; the model must not have been fitted to the same decisions. Standard
/// errors are for large samples.
///
/// @param ips           estimate by IPS
/// @param snips         estimate by SNIPS
/// @param doublyRobust  estimate by DR
/// @param effectiveSize as many units of the target policy itself would tell as much
/// @param largestWeight greatest w; one that dwarfs the others makes every figure here shaky
public record OffPolicyEvaluation(
        Estimate ips, Estimate snips, Estimate doublyRobust, double effectiveSize, double largestWeight) {

    /// One estimate of the target policy's value.
    ///
    /// @param value mean reward of the target policy, in the reward's unit
    /// @param se    its standard error
    public record Estimate(double value, double se) {}

    /// One logged decision.
    ///
    /// @param reward    seen
    /// @param logged    probability with which the logging policy showed this arm, in (0, 1]
    /// @param target    probability with which the target policy would, in [0, 1]
    /// @param predicted reward that a model predicts for this arm; 0 without a model
    /// @param expected  the model's prediction averaged over the target policy's arms; 0 without a model
    public record Decision(double reward, double logged, double target, double predicted, double expected) {
        public Decision {
            if (!(logged > 0 && logged <= 1) || !(target >= 0 && target <= 1)) {
                throw new IllegalArgumentException(
                        "logged=%s is not in (0, 1] or target=%s not in [0, 1]".formatted(logged, target));
            }
        }

        double weight() {
            return target / logged;
        }
    }

    /// Evaluates the target policy from what was logged.
    ///
    /// @param log rewards and predictions finite
    /// @return undefined as [Cause#TOO_FEW] with fewer than two decisions, as [Cause#NO_EVENTS] when the target never
    ///     shows what was logged
    /// @throws IllegalArgumentException if a reward or prediction is not finite, or squares leave the double range
    public static Outcome<OffPolicyEvaluation> of(List<Decision> log) {
        int n = log.size();
        if (n < 2) {
            return Outcome.undefined(Cause.TOO_FEW, n);
        }
        double sum = 0;
        double squares = 0;
        double earned = 0;
        double largest = 0;
        double[] ips = new double[n];
        double[] robust = new double[n];
        for (int i = 0; i < n; i++) {
            Decision d = log.get(i);
            double w = d.weight();
            sum += w;
            squares += w * w;
            largest = Math.max(largest, w);
            ips[i] = w * d.reward();
            earned += ips[i];
            robust[i] = d.expected() + w * (d.reward() - d.predicted());
        }
        if (!(sum > 0)) {
            return Outcome.undefined(Cause.NO_EVENTS, sum);
        }
        double snips = earned / sum;
        double[] residual = new double[n];
        for (int i = 0; i < n; i++) {
            Decision d = log.get(i);
            residual[i] = d.weight() * (d.reward() - snips) * n / sum;
        }
        return Outcome.known(new OffPolicyEvaluation(
                mean(ips), new Estimate(snips, mean(residual).se()), mean(robust), sum * sum / squares, largest));
    }

    private static Estimate mean(double[] values) {
        Moments m = Moments.of(values);
        return new Estimate(m.mean(), Math.sqrt(m.variance() / m.n()));
    }
}
