package dev.winnow.methods;

import dev.winnow.stats.Proportion;

/// Successes among the trials of one arm.
public record RateArm(@Range(from = 0) long successes, @Range(from = 1) long trials) {
    public RateArm {
        BadInput.atMost("successes", successes, "trials", trials);
    }

    Proportion proportion() {
        return new Proportion(successes, trials);
    }
}
