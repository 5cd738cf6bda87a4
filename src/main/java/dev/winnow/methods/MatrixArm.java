package dev.winnow.methods;

import dev.winnow.stats.MomentMatrix;
import java.util.ArrayList;

/// Count, means, standard deviations and correlations of several numbers per unit of one arm.
///
/// @param correlations symmetric, row by row, with 1 on the diagonal
record MatrixArm(
        @Range(from = 1) long n,
        @Range(least = 1) double[] means,
        @Range(from = 0) double[] sds,
        @Range(from = -1, to = 1) double[][] correlations) {
    MatrixArm {
        BadInput.sameLength("sds", sds.length, "means", means.length);
        BadInput.sameLength("correlations", correlations.length, "means", means.length);
        for (int i = 0; i < correlations.length; i++) {
            BadInput.sameLength(at(i), correlations[i].length, "means", means.length);
            BadInput.outOfRange(correlations[i][i] != 1, at(i, i), correlations[i][i], "limit.exactly", 1);
            for (int j = 0; j < i; j++) {
                if (correlations[i][j] != correlations[j][i]) {
                    throw new BadInput("not-symmetric", at(i, j), correlations[i][j], at(j, i), correlations[j][i]);
                }
            }
        }
    }

    private static String at(int i) {
        return "correlations[" + i + "]";
    }

    private static String at(int i, int j) {
        return at(i) + "[" + j + "]";
    }

    /// @param field of the arm
    void requireSize(int size, String field) {
        if (means.length != size) {
            throw new BadInput("wrong-length", field + ".means", means.length, size);
        }
    }

    MomentMatrix moments() {
        var mean = new ArrayList<Double>();
        var cross = new ArrayList<Double>();
        for (int i = 0; i < means.length; i++) {
            mean.add(means[i]);
            for (int j = 0; j < means.length; j++) {
                cross.add(correlations[i][j] * sds[i] * sds[j] * (n - 1));
            }
        }
        return new MomentMatrix(n, mean, cross);
    }
}
