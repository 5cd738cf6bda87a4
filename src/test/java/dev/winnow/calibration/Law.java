package dev.winnow.calibration;

import dev.winnow.stats.Moments;

/// What the units of an arm are like.
sealed interface Law permits NormalLaw, Discrete {
    /// In a sentence: "on ... data".
    String name();

    double mean();

    double sd();

    /// Sufficient statistics of n units, from their exact distribution.
    Moments moments(Draw draw, long n);

    double[] sample(Draw draw, int n);

    /// Every value times a factor.
    Law times(double factor);
}
