package dev.winnow.stats.proportions;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.Proportion;
import dev.winnow.stats.distribution.Deviance;
import dev.winnow.stats.distribution.Tails;
import java.util.List;

/// Independence of the rows and columns of a table of counts; each unit is counted in one cell.
///
/// X^2 = sum (o - e)^2 / e (Pearson 1900) and G = 2 sum o log(o / e) (Wilks 1938), e the product of the margins over
/// the total; both chi-square in large samples with (rows - 1)(columns - 1) degrees of freedom, without correction for
/// continuity. The usual rule wants every expected count at 5 or more, Cochran (1954) lets one in five be as low as 1;
/// so the smallest is given. A cell without a count adds nothing to G.
///
/// @param chiSquare        Pearson's X^2
/// @param df               degrees of freedom
/// @param p                upper tail of X^2, 0 below the double range
/// @param g                likelihood ratio statistic
/// @param gP               upper tail of G
/// @param smallestExpected smallest expected count
/// @param cramersV         sqrt(X^2 / (N (min(rows, columns) - 1))), in [0, 1] (Cramér 1946)
public record ContingencyTable(
        double chiSquare, int df, double p, double g, double gP, double smallestExpected, double cramersV) {

    /// @param counts rows of equal length, at least two by two, never negative
    /// @return undefined (`NO_VARIANCE`) when a row or a column has no count
    /// @throws IllegalArgumentException if the table is smaller than two by two, ragged or has a negative count
    public static Outcome<ContingencyTable> of(long[][] counts) {
        int rows = counts.length;
        int columns = rows == 0 ? 0 : counts[0].length;
        if (rows < 2 || columns < 2) {
            throw new IllegalArgumentException("a table of %d by %d is smaller than 2 by 2".formatted(rows, columns));
        }
        double[] rowSum = new double[rows];
        double[] columnSum = new double[columns];
        double total = 0;
        for (int i = 0; i < rows; i++) {
            if (counts[i].length != columns) {
                throw new IllegalArgumentException("row %d has %d cells, not %d".formatted(i, counts[i].length, columns));
            }
            for (int j = 0; j < columns; j++) {
                long o = counts[i][j];
                if (o < 0) {
                    throw new IllegalArgumentException("count %d is negative".formatted(o));
                }
                rowSum[i] += o;
                columnSum[j] += o;
                total += o;
            }
        }
        double least = Math.min(least(rowSum), least(columnSum));
        return least > 0
                ? Outcome.known(of(counts, rowSum, columnSum, total))
                : Outcome.undefined(Cause.NO_VARIANCE, 0);
    }

    /// Equality of k proportions: the table of successes and failures.
    ///
    /// @param groups independent of each other
    /// @return undefined when there are fewer than two (`ONLY_ONE_GROUP`), or when a group is empty, or nobody or
    ///     everybody
    ///     in all groups succeeded (`NO_VARIANCE`)
    public static Outcome<ContingencyTable> ofGroups(List<Proportion> groups) {
        if (groups.size() < 2) {
            return Outcome.undefined(Cause.ONLY_ONE_GROUP, groups.size());
        }
        return of(groups.stream()
                .map(g -> new long[] {g.successes(), g.trials() - g.successes()})
                .toArray(long[][]::new));
    }

    private static double least(double[] sums) {
        double least = Double.POSITIVE_INFINITY;
        for (double s : sums) {
            least = Math.min(least, s);
        }
        return least;
    }

    private static ContingencyTable of(long[][] counts, double[] rowSum, double[] columnSum, double total) {
        double chi = 0;
        double g = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rowSum.length; i++) {
            for (int j = 0; j < columnSum.length; j++) {
                double o = counts[i][j];
                double e = rowSum[i] / total * columnSum[j];
                double off = o - e;
                chi += off * off / e;
                // 2 (o log(o/e) - (o - e)): the added terms sum to 0 over the table, and each is never negative.
                g += 2 * (o > 0 ? Deviance.deviance(o, e) : e);
                least = Math.min(least, e);
            }
        }
        int smaller = Math.min(rowSum.length, columnSum.length) - 1;
        int df = (rowSum.length - 1) * (columnSum.length - 1);
        return new ContingencyTable(
                chi, df, Tails.chiSquare(chi, df), g, Tails.chiSquare(g, df), least,
                Math.min(1, Math.sqrt(chi / (total * smaller))));
    }
}
