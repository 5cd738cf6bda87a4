package dev.winnow.stats.sequential;

import dev.winnow.stats.distribution.Tails;

/// Size of the fixed-sample test that a group-sequential one is measured against; real numbers, not rounded up.
final class FixedSampleSize {
    private FixedSampleSize() {}

    /// Units in all of the z test for two means, (z_a + z_b)^2 (1 + r)^2 / (r effect^2).
    ///
    /// @param effect difference of means over the standard deviation
    /// @param ratio  treatment units per control unit
    static double means(double effect, double tail, double power, double ratio) {
        double z = Tails.normalQuantile(tail) - Tails.normalQuantile(power);
        return z * z * (1 + ratio) * (1 + ratio) / (ratio * effect * effect);
    }

    /// Units in all of the z test for two rates with the pooled variance without effect and the separate ones with it
    /// (Fleiss, Levin and Paik 2003, chapter 4), see [SequentialSampleSize#rates].
    static double rates(double treatment, double control, double tail, double power, double ratio) {
        double pooled = (ratio * treatment + control) / (1 + ratio);
        double noEffect = Math.sqrt((1 + 1 / ratio) * pooled * (1 - pooled));
        double effect = Math.sqrt(treatment * (1 - treatment) / ratio + control * (1 - control));
        double z = Tails.normalQuantile(tail) * noEffect - Tails.normalQuantile(power) * effect;
        double d = treatment - control;
        return (1 + ratio) * z * z / (d * d);
    }

    /// Events in all of the log-rank test (Schoenfeld 1981).
    static double events(double hazardRatio, double tail, double power, double ratio) {
        double z = Tails.normalQuantile(tail) - Tails.normalQuantile(power);
        double log = Math.log(hazardRatio);
        return z * z * (1 + ratio) * (1 + ratio) / (ratio * log * log);
    }
}
