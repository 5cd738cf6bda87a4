package dev.winnow.stats.survival;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.survival.CoxModel.Ties;
import java.util.Arrays;

/// Cox's partial likelihood with its score and information, units in descending order of time.
///
/// One pass adds units to the risk set as time goes back: O(n) sums of k^2 numbers each, after one sort.
final class PartialLikelihood {
    private final double[] time;
    private final boolean[] event;

    /// One standardised row a unit.
    private final double[][] z;

    private final double[] scale;
    private final Ties ties;

    private PartialLikelihood(double[] time, boolean[] event, double[][] z, double[] scale, Ties ties) {
        this.time = time;
        this.event = event;
        this.z = z;
        this.scale = scale;
        this.ties = ties;
    }

    /// Logarithm, gradient and negative second derivatives.
    record Value(double log, double[] score, double[][] information) {}

    static Outcome<PartialLikelihood> ofArms(SurvivalSample treatment, SurvivalSample control, Ties ties) {
        int n = treatment.n() + control.n();
        double[] time = new double[n];
        boolean[] event = new boolean[n];
        double[][] x = new double[n][];
        int at = 0;
        for (int arm = 1; arm >= 0; arm--) {
            SurvivalSample s = arm == 1 ? treatment : control;
            double[] row = {arm};
            int past = 0;
            for (double t : s.exits) {
                time[at] = t;
                // Among equal times any may carry the events.
                event[at] = past < s.events.length && s.events[past] == t;
                past += event[at] ? 1 : 0;
                x[at++] = row;
            }
        }
        return of(time, event, x, ties);
    }

    static Outcome<PartialLikelihood> of(double[] time, boolean[] event, double[][] covariates, Ties ties) {
        SurvivalSample.checkTimes(time, event);
        int n = time.length;
        if (covariates.length != n) {
            throw new IllegalArgumentException("%d times, %d rows of covariates".formatted(n, covariates.length));
        }
        boolean any = false;
        for (boolean e : event) {
            any |= e;
        }
        if (!any) {
            return Outcome.undefined(Cause.NO_EVENTS, 0);
        }
        int k = covariates[0].length;
        if (k == 0) {
            throw new IllegalArgumentException("no covariates");
        }
        double[] mean = new double[k];
        double[] scale = new double[k];
        standardise(covariates, mean, scale);
        for (int j = 0; j < k; j++) {
            if (!(scale[j] > 0)) {
                return Outcome.undefined(Cause.CONSTANT_COVARIATE, mean[j]);
            }
        }
        int[] order = Descending.order(time);
        double[] sortedTime = new double[n];
        boolean[] sortedEvent = new boolean[n];
        double[][] z = new double[n][k];
        for (int i = 0; i < n; i++) {
            sortedTime[i] = time[order[i]];
            sortedEvent[i] = event[order[i]];
            for (int j = 0; j < k; j++) {
                z[i][j] = (covariates[order[i]][j] - mean[j]) / scale[j];
            }
        }
        return Outcome.known(new PartialLikelihood(sortedTime, sortedEvent, z, scale, ties));
    }

    private static void standardise(double[][] covariates, double[] mean, double[] scale) {
        int k = mean.length;
        int n = 0;
        double[] m2 = new double[k];
        for (double[] row : covariates) {
            if (row.length != k) {
                throw new IllegalArgumentException("rows of %d and %d covariates".formatted(k, row.length));
            }
            n++;
            for (int j = 0; j < k; j++) {
                double d = row[j] - mean[j];
                mean[j] += d / n;
                m2[j] += d * (row[j] - mean[j]);
            }
        }
        for (int j = 0; j < k; j++) {
            if (!Double.isFinite(m2[j])) {
                throw new IllegalArgumentException("covariate %d is not finite".formatted(j));
            }
            // A spread within rounding of the mean is none.
            double sd = Math.sqrt(m2[j] / n);
            scale[j] = sd > 1e-14 * Math.abs(mean[j]) ? sd : 0;
        }
    }

    /// Number of covariates.
    int size() {
        return scale.length;
    }

    /// What a standardised unit of a covariate is in its own unit.
    double scale(int covariate) {
        return scale[covariate];
    }

    Value at(double[] beta) {
        int k = beta.length;
        var risk = new Sums(k);
        var dead = new Sums(k);
        double[] score = new double[k];
        double[][] information = new double[k][k];
        double log = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < time.length; ) {
            double t = time[i];
            int d = 0;
            dead.clear();
            for (; i < time.length && time[i] == t; i++) {
                double eta = dot(beta, z[i]);
                if (eta > largest) {
                    // Hazards count relative to the largest so far, so that none overflows.
                    risk.scale(Math.exp(largest - eta));
                    dead.scale(Math.exp(largest - eta));
                    largest = eta;
                }
                double hazard = Math.exp(eta - largest);
                risk.add(z[i], hazard);
                if (event[i]) {
                    dead.add(z[i], hazard);
                    log += eta;
                    for (int j = 0; j < k; j++) {
                        score[j] += z[i][j];
                    }
                    d++;
                }
            }
            for (int l = 0; l < d; l++) {
                double share = ties == Ties.EFRON ? (double) l / d : 0;
                log -= largest + Math.log(risk.total - share * dead.total);
                subtract(risk, dead, share, score, information);
            }
        }
        return new Value(log, score, information);
    }

    /// Takes the mean of the covariates in the risk set from the score and adds their covariance to the information.
    private static void subtract(Sums risk, Sums dead, double share, double[] score, double[][] information) {
        double total = risk.total - share * dead.total;
        for (int j = 0; j < score.length; j++) {
            double meanJ = (risk.first[j] - share * dead.first[j]) / total;
            score[j] -= meanJ;
            for (int l = 0; l <= j; l++) {
                double meanL = (risk.first[l] - share * dead.first[l]) / total;
                double c = (risk.second[j][l] - share * dead.second[j][l]) / total - meanJ * meanL;
                information[j][l] += c;
                if (l < j) {
                    information[l][j] += c;
                }
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    /// Hazards summed, alone and times covariates and their products.
    private static final class Sums {
        double total;
        final double[] first;
        final double[][] second;

        Sums(int k) {
            first = new double[k];
            second = new double[k][k];
        }

        void clear() {
            total = 0;
            Arrays.fill(first, 0);
            for (double[] row : second) {
                Arrays.fill(row, 0);
            }
        }

        void scale(double factor) {
            total *= factor;
            for (int j = 0; j < first.length; j++) {
                first[j] *= factor;
                for (int l = 0; l <= j; l++) {
                    second[j][l] *= factor;
                }
            }
        }

        void add(double[] z, double hazard) {
            total += hazard;
            for (int j = 0; j < z.length; j++) {
                double w = hazard * z[j];
                first[j] += w;
                for (int l = 0; l <= j; l++) {
                    second[j][l] += w * z[l];
                }
            }
        }
    }
}
