package dev.winnow.stats.meta;

import java.util.List;

/// Studies weighted by the inverse of their variance plus that of the true effects.
///
/// @param mean     weighted
/// @param weight   sum of weights, W
/// @param contrast W - sum w^2 / W, the weight that Q's expectation gives to the variance of the true effects
/// @param q        weighted squared deviations from the mean
record Pool(double mean, double weight, double contrast, double q) {
    static Pool of(List<Study> studies, double tau2) {
        double weight = 0;
        double sum = 0;
        for (Study s : studies) {
            double w = 1 / (s.variance() + tau2);
            weight += w;
            sum += w * s.estimate();
        }
        double mean = sum / weight;
        double q = 0;
        double before = 0;
        double contrast = 0;
        for (Study s : studies) {
            double w = 1 / (s.variance() + tau2);
            double d = s.estimate() - mean;
            q += d * d / (s.variance() + tau2);
            // Twice the products of all pairs over W: the difference above cancels where one study outweighs all.
            contrast += 2 * (w / weight) * before;
            before += w;
        }
        return new Pool(mean, weight, contrast, q);
    }
}
