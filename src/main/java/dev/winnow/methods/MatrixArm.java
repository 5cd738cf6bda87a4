package dev.winnow.methods;

import dev.winnow.stats.MomentMatrix;
import java.util.ArrayList;

/// Count, means, standard deviations and correlations of several numbers per unit of one arm.
///
/// @param correlations symmetric, row by row; the diagonal is taken as 1
record MatrixArm(
        @Range(from = 2) long n,
        @Range(least = 1) double[] means,
        @Range(from = 0) double[] sds,
        @Range(from = -1, to = 1) double[][] correlations) {
    MatrixArm {
        BadInput.sameLength("sds", sds.length, "means", means.length);
        BadInput.sameLength("correlations", correlations.length, "means", means.length);
        for (int i = 0; i < correlations.length; i++) {
            BadInput.sameLength(at(i), correlations[i].length, "means", means.length);
            for (int j = 0; j < i; j++) {
                BadInput.atMost(at(i) + at(j, ""), correlations[i][j], at(j) + at(i, ""), correlations[j][i]);
                BadInput.atMost(at(j) + at(i, ""), correlations[j][i], at(i) + at(j, ""), correlations[i][j]);
            }
        }
    }

    private static String at(int i) {
        return at(i, "correlations");
    }

    private static String at(int i, String of) {
        return of + "[" + i + "]";
    }

    MomentMatrix moments() {
        var mean = new ArrayList<Double>();
        var cross = new ArrayList<Double>();
        for (int i = 0; i < means.length; i++) {
            mean.add(means[i]);
            for (int j = 0; j < means.length; j++) {
                cross.add((i == j ? 1 : correlations[i][j]) * sds[i] * sds[j] * (n - 1));
            }
        }
        return new MomentMatrix(n, mean, cross);
    }
}
