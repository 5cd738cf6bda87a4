package dev.winnow.stats.meta;

import java.util.List;

/// Studies weighted by the inverse of their variance plus that of the true effects.
///
/// @param mean          weighted
/// @param weight        sum of weights
/// @param squaredWeight sum of squared weights
/// @param q             weighted squared deviations from the mean
record Pool(double mean, double weight, double squaredWeight, double q) {
    static Pool of(List<Study> studies, double tau2) {
        double weight = 0;
        double squared = 0;
        double sum = 0;
        for (Study s : studies) {
            double w = 1 / (s.variance() + tau2);
            weight += w;
            squared += w * w;
            sum += w * s.estimate();
        }
        double mean = sum / weight;
        double q = 0;
        for (Study s : studies) {
            double d = s.estimate() - mean;
            q += d * d / (s.variance() + tau2);
        }
        return new Pool(mean, weight, squared, q);
    }
}
