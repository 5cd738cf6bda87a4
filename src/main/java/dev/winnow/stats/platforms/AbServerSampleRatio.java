package dev.winnow.stats.platforms;

import dev.winnow.stats.Outcome;
import dev.winnow.stats.Outcome.Cause;
import dev.winnow.stats.distribution.Tails;
import java.util.Arrays;
import java.util.List;

/// The AB server's check of the sample ratio: chi-square against the planned shares, alarm below 0.001.
///
/// The alarm level is fixed and is not corrected for repeated reading, as
/// [dev.winnow.stats.sequential.SequentialSampleRatio] is. Shares are multiplied with the total as they are, where the
/// field's [dev.winnow.stats.proportions.SampleRatio] takes them relative to their sum. The chi-square law is good from
/// about five planned units an arm.
///
/// @param chiSquare to 4 places
/// @param p         upper tail, to 6 places
/// @param mismatch  whether p is below 0.001, before rounding
/// @param expected  planned counts, rounded as [Detail] says
public record AbServerSampleRatio(double chiSquare, double p, boolean mismatch, List<Double> expected) {
    /// p below which the server raises the alarm.
    public static final double ALARM = 0.001;

    /// Most arms that the server takes.
    public static final int MOST_ARMS = 10;

    /// How far the sum of the shares may be from 1.
    private static final double SLACK = 1e-6;

    /// Where the check is shown, which decides the places of the expected counts.
    public enum Detail {
        /// The check on request: 1 place.
        CHECK(1),
        /// The reading of a running experiment: 4 places.
        LIVE(4);

        private final int places;

        Detail(int places) {
            this.places = places;
        }
    }

    public AbServerSampleRatio {
        expected = List.copyOf(expected);
    }

    /// Sum of (observed - expected)^2 / expected with arms - 1 degrees of freedom (Pearson 1900).
    ///
    /// @param observed units of each arm, never negative
    /// @param shares   planned share of each arm
    /// @return undefined when nothing was observed (`TOO_FEW`), or when a share is not above 0 or they do not sum to 1
    ///     within 1e-6 (`UNREACHABLE`)
    /// @throws IllegalArgumentException if the lengths differ, there are fewer than two arms or a count is negative
    public static Outcome<AbServerSampleRatio> of(long[] observed, double[] shares, Detail detail) {
        int k = observed.length;
        if (k < 2 || shares.length != k || Arrays.stream(observed).anyMatch(o -> o < 0)) {
            throw new IllegalArgumentException(
                    "observed=%s shares=%s".formatted(Arrays.toString(observed), Arrays.toString(shares)));
        }
        double total = Arrays.stream(observed).asDoubleStream().sum();
        double whole = Arrays.stream(shares).sum();
        if (!(total > 0)) {
            return Outcome.undefined(Cause.TOO_FEW, total);
        }
        if (!Arrays.stream(shares).allMatch(s -> s > 0) || !(Math.abs(whole - 1) <= SLACK)) {
            return Outcome.undefined(Cause.UNREACHABLE, whole);
        }
        double chi = 0;
        for (int i = 0; i < k; i++) {
            double e = shares[i] * total;
            chi += (observed[i] - e) * ((observed[i] - e) / e);
        }
        double p = Tails.chiSquare(chi, k - 1);
        List<Double> expected = Arrays.stream(shares)
                .mapToObj(s -> Decimals.rounded(s * total, detail.places))
                .toList();
        return Outcome.known(
                new AbServerSampleRatio(Decimals.rounded(chi, 4), Decimals.rounded(p, 6), p < ALARM, expected));
    }

    /// What it means, in one sentence.
    public String verdict() {
        return mismatch
                ? "The arms are not filled as planned; find the cause before reading any result."
                : "The arms are filled as planned.";
    }
}
