package dev.winnow.stats.platforms;

import dev.winnow.stats.Level;
import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.proportions.ContingencyTable;
import java.util.Arrays;

/// Independence in a table of counts as the AB server answers it.
///
/// Cramer's V is taken from the statistic of the test, so that of G may exceed 1, where the field's [ContingencyTable]
/// takes Pearson's. Expected counts below 5 are warned of: the chi-square law is rough there.
///
/// @param statistic        X^2 or G, to 4 places
/// @param df               degrees of freedom
/// @param p                upper tail, to 6 places
/// @param significant      whether p is below alpha, before rounding
/// @param cramersV         to 4 places
/// @param total            units in the table
/// @param rows             of the table
/// @param columns          of the table
/// @param smallestExpected to 4 places
/// @param lowExpected      whether it is below 5
public record AbServerTable(
        double statistic,
        int df,
        double p,
        boolean significant,
        double cramersV,
        long total,
        int rows,
        int columns,
        double smallestExpected,
        boolean lowExpected) {
    /// Most rows, and most columns.
    public static final int MOST_LINES = 50;

    /// Most units that the server takes.
    public static final long MOST_UNITS = 5_000_000;

    private static final double ENOUGH_EXPECTED = 5;

    /// The tests that the server offers.
    public enum Test {
        /// Pearson (1900).
        CHI_SQUARE,
        /// Likelihood ratio (Wilks 1938).
        G_TEST
    }

    /// X^2 = sum (O - E)^2 / E or G = 2 sum O log(O/E) with (rows - 1)(columns - 1) degrees of freedom,
    /// V = sqrt(statistic / (total times the smaller of rows - 1 and columns - 1)).
    ///
    /// @param counts rows of equal length, at least two by two, never negative
    /// @return undefined when a row or a column is empty (`NO_VARIANCE`), or there are more units than the server takes
    ///     (`TOO_LARGE`)
    /// @throws IllegalArgumentException if the table is smaller than two by two, ragged or has a negative count
    public static Outcome<AbServerTable> of(long[][] counts, Test test, Level level) {
        double total = Arrays.stream(counts).flatMapToLong(Arrays::stream).asDoubleStream().sum();
        if (total > MOST_UNITS) {
            return Outcome.undefined(Cause.PLATFORM_REFUSES, total);
        }
        return ContingencyTable.of(counts).map(t -> {
            boolean g = test == Test.G_TEST;
            double statistic = g ? t.g() : t.chiSquare();
            double p = g ? t.gP() : t.p();
            int smaller = Math.min(counts.length, counts[0].length) - 1;
            return new AbServerTable(
                    Decimals.rounded(statistic, 4),
                    t.df(),
                    Decimals.rounded(p, 6),
                    p < level.alpha(),
                    Decimals.rounded(Math.sqrt(statistic / (total * smaller)), 4),
                    (long) total,
                    counts.length,
                    counts[0].length,
                    Decimals.rounded(t.smallestExpected(), 4),
                    t.smallestExpected() < ENOUGH_EXPECTED);
        });
    }

    /// What it means, in one sentence.
    public String verdict() {
        return significant
                ? "Rows and columns depend on each other."
                : "No dependence of rows and columns can be told from chance.";
    }

    /// The figures, in one sentence.
    public String interpretation() {
        String test = "Statistic %s with %d degrees of freedom, p = %s, Cramer's V %s."
                .formatted(statistic, df, p, cramersV);
        return lowExpected ? test + " Some expected counts are below 5, so p is rough." : test;
    }
}
