package dev.winnow.readout;

import dev.winnow.data.LedgerEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every number that is ever shown of one analysis. Fractions, never percent; absent, never NaN; the same
/// design, data and engine give the same readout to the last bit.
///
/// @param schema     `winnow-readout/1`
/// @param engine     `winnow <version>`
/// @param experiment name, for titles
/// @param design     hash of the design revision that judged; absent for a bare analysis
/// @param confidence 1 - alpha
/// @param days       exposures per day and variant, in order; empty without a time column
/// @param health     checks in the order in which they are shown
public record Readout(
        String schema,
        String engine,
        String experiment,
        String hypothesis,
        Optional<String> design,
        Data data,
        double alpha,
        double confidence,
        String unit,
        List<String> variants,
        String control,
        Srm srm,
        List<MetricReadout> metrics,
        List<Segment> segments,
        List<Day> days,
        List<Check> health,
        Decision decision,
        List<LedgerEntry> ledger) {

    /// Where the numbers come from.
    ///
    /// @param fingerprint SHA-256 over the files; absent for large files that only went to a script
    public record Data(String name, List<String> files, Optional<String> fingerprint, long rows, long units) {}

    /// Sample-ratio check: chi-square of observed against planned units.
    ///
    /// @param observed  units per variant
    /// @param expected  planned units per variant, fractional
    /// @param shares    planned shares
    /// @param chiSquare Pearson statistic
    /// @param df        variants - 1
    /// @param p         upper tail
    /// @param threshold below which the split counts as broken
    public record Srm(
            Map<String, Long> observed,
            Map<String, Double> expected,
            Map<String, Double> shares,
            double chiSquare,
            int df,
            double p,
            double threshold) {}

    /// One metric over all arms.
    ///
    /// @param kind  `mean`, `proportion`, `ratio`, `count`, `quantile`, `retention`, `funnel`
    /// @param label kind in words for the row's small print, such as `90 % quantile`
    public record MetricReadout(
            String name,
            String kind,
            String label,
            String role,
            String direction,
            String unitOfMeasure,
            Optional<Double> margin,
            Optional<Double> minimumEffect,
            List<Arm> arms,
            List<Comparison> comparisons) {}

    /// One arm of one metric.
    ///
    /// @param n           units with a value
    /// @param sum         of the outcome (numerator); absent for quantiles and without units
    /// @param mean        the metric's value in this arm: mean, share, ratio or quantile; absent where it is not defined
    /// @param variance    sample variance (n - 1) of the outcome; for ratios of the linearised unit value
    /// @param denominator sum of the denominator; ratios only
    public record Arm(
            String variant,
            long n,
            Optional<Double> sum,
            Optional<Double> mean,
            Optional<Double> variance,
            Optional<Double> denominator) {}

    /// One treatment against control on one metric.
    ///
    /// @param timeline   cumulative effect by day of first exposure; empty without a time column
    /// @param judgement  `better`, `worse`, `undecided`, `withinMargin`, `beyondMargin`
    public record Comparison(
            String variant,
            String control,
            Figure<Effect> absolute,
            Figure<RelativeEffect> relative,
            Figure<Adjusted> adjusted,
            Figure<Bayesian> bayesian,
            List<TimePoint> timeline,
            String judgement) {}

    /// Treatment minus control.
    ///
    /// @param method    `welch-t`, `two-proportions`, `ratio-delta`, `quantile-order-statistic`
    /// @param interval  how the interval was made, for example `unpooled z`; differs from the test for proportions
    /// @param df        degrees of freedom; absent for z
    /// @param logP      natural logarithm of p, so that tiny stays tiny
    public record Effect(
            double estimate,
            double low,
            double high,
            double se,
            Optional<Double> df,
            double statistic,
            double p,
            double logP,
            String method,
            String interval) {}

    /// Treatment over control, minus 1.
    public record RelativeEffect(double estimate, double low, double high, double se, String method) {}

    /// With the pre-period taken out (Deng, Xu, Kohavi, Walker 2013).
    ///
    /// @param theta             pooled cov(Y, X) / var(X)
    /// @param varianceReduction 1 - adjusted over plain variance of the difference
    public record Adjusted(
            String method,
            String covariate,
            double theta,
            double varianceReduction,
            double estimate,
            double low,
            double high,
            double se,
            Optional<Double> df,
            double statistic,
            double p,
            Figure<RelativeEffect> relative) {}

    /// @param probabilityToBeatControl in the wanted direction
    /// @param expectedLoss             if the treatment is shipped, in the metric's own unit
    /// @param prior                    in words, for example `flat`
    /// @param density                  posterior of the relative effect (or absolute without one), at most 101 points
    public record Bayesian(
            double probabilityToBeatControl,
            double expectedLoss,
            String prior,
            String method,
            List<Point> density) {}

    /// A point of a curve.
    public record Point(double x, double y) {}

    /// Cumulative effect of all units first exposed up to a day.
    ///
    /// @param n        units of treatment and control together
    /// @param relative whether effect and interval are relative
    public record TimePoint(LocalDate day, long n, boolean relative, double estimate, double low, double high) {}

    /// One value of one segment column, primary metric first.
    ///
    /// @param metrics all arms and comparisons within the segment; no timeline
    public record Segment(String column, String value, long units, List<MetricReadout> metrics) {}

    /// Exposures of one day.
    public record Day(LocalDate day, Map<String, Long> units) {}

    /// One check of the data's health.
    ///
    /// @param code  `srm`, `plannedSize`, `severalVariants`, `rowsNotUsed`, `missingOutcome`, `duration`
    /// @param state `ok`, `warning`, `failed`, `unknown`
    /// @param title short name
    /// @param value the figure that was looked at, as text
    /// @param text  one sentence: what it means and what to do
    public record Check(String code, String state, String title, String value, String text) {}

    /// What to do.
    ///
    /// @param verdict     `ship`, `doNotShip`, `keepRunning`, `inconclusive`, `brokenData`
    /// @param variant     the treatment it is about
    /// @param headline    a few words, such as `Ship B`
    /// @param sentence    the answer as one sentence with its interval
    /// @param wouldChange what would change the verdict; may be empty
    public record Decision(
            String verdict,
            Optional<String> variant,
            String headline,
            String sentence,
            String wouldChange,
            List<Reason> reasons) {}

    /// @param code stable word, for example `primaryBetter`
    public record Reason(String code, String text) {}
}
