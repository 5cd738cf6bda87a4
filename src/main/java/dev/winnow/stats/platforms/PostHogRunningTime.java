package dev.winnow.stats.platforms;

import java.util.Optional;

/// Sample size and running time as PostHog's calculator tells them.
///
/// n per variant = 16 v / d^2 with d the detectable effect in the metric's unit (Lehr 1992: 80 % power at a two-sided
/// 5 %); the total is rounded up once, and days are the total over the exposures of a day, rounded up. Neither level,
/// covariate adjustment, uneven splits nor the number of comparisons are taken into account, as they are in the field's
/// plans, those of the power room. Without statistics the variance is a rule of thumb: p (1 - p) for funnels, twice the
/// mean for counts, a quarter of the squared mean for sums, which is far too small for revenue.
///
/// @param baseline   value of the metric that was used, in its own unit; absent when there are no samples to take it
///     from
/// @param variance   of one unit; absent for funnels, whose p (1 - p) is not shown, unless one was given, and where it
///     cannot be told
/// @param sampleSize units of all variants; absent when baseline or variance are, or the baseline is 0
/// @param days       absent without a sample size above 0 or without exposures
public record PostHogRunningTime(
        Optional<Double> baseline, Optional<Double> variance, Optional<Long> sampleSize, Optional<Long> days) {
    private static final double LEHR = 16;

    /// PostHog's kinds of metrics.
    public enum MetricType {
        /// A share of units.
        FUNNEL,
        /// Events per unit.
        MEAN_COUNT,
        /// Sum or average of a property per unit.
        MEAN_SUM_OR_AVG,
        /// Two sums over the units, divided.
        RATIO,
        /// Those retained over those who started.
        RETENTION;

        private boolean hasDenominator() {
            return this == RATIO || this == RETENTION;
        }
    }

    /// Sums over the units of an earlier period.
    ///
    /// @param samples            number of units, at least 0
    /// @param sum                of the metric; completions for funnels and retention
    /// @param sumSquares         of the metric
    /// @param denominatorSum     of the denominator of a ratio, starters of retention; 0 for others
    /// @param denominatorSquares sum of its squares
    /// @param products           sum of metric times denominator
    /// @param lastStep           units at the last step of a funnel; absent to take `sum`
    public record Statistics(
            long samples,
            double sum,
            double sumSquares,
            double denominatorSum,
            double denominatorSquares,
            double products,
            Optional<Double> lastStep) {
        public Statistics {
            if (samples < 0) {
                throw new IllegalArgumentException("samples=%d is below 0".formatted(samples));
            }
        }

        private Optional<Double> baseline(MetricType type) {
            if (samples == 0 || (type.hasDenominator() && denominatorSum == 0)) {
                return Optional.empty();
            }
            return Optional.of(switch (type) {
                case FUNNEL -> lastStep.orElse(sum) / samples;
                case MEAN_COUNT, MEAN_SUM_OR_AVG -> sum / samples;
                case RATIO, RETENTION -> sum / denominatorSum;
            });
        }

        /// Delta method with moments that divide by n, as differences of sums: a large mean costs digits.
        private Optional<Double> ratioVariance() {
            if (samples == 0 || denominatorSum == 0) {
                return Optional.empty();
            }
            double m = sum / samples;
            double d = denominatorSum / samples;
            double varM = sumSquares / samples - m * m;
            double varD = denominatorSquares / samples - d * d;
            double cov = products / samples - m * d;
            double d2 = d * d;
            return Optional.of(varM / d2 + m * m * varD / (d2 * d2) - 2 * m * cov / (d2 * d));
        }
    }

    /// What the calculator is asked.
    ///
    /// @param type           kind of metric
    /// @param mdePercent     detectable effect in percent of the baseline, above 0
    /// @param variants       control included, at least 2
    /// @param exposuresPerDay absent or 0 for no running time
    /// @param baseline       wins over the statistics; in [0, 1] for funnels, above 0 for counts
    /// @param variance       wins over statistics and rules of thumb, but is not looked at for funnels; above 0
    /// @param statistics     of an earlier period
    public record Request(
            MetricType type,
            double mdePercent,
            int variants,
            Optional<Double> exposuresPerDay,
            Optional<Double> baseline,
            Optional<Double> variance,
            Optional<Statistics> statistics) {
        public Request {
            if (!(mdePercent > 0)) {
                throw new IllegalArgumentException("mdePercent=%s is not above 0".formatted(mdePercent));
            }
            if (variants < 2) {
                throw new IllegalArgumentException("variants=%d is below 2".formatted(variants));
            }
        }
    }

    /// The calculator's answer.
    ///
    /// @throws IllegalArgumentException if a funnel's baseline, given or of the statistics, is not in [0, 1]
    public static PostHogRunningTime of(Request r) {
        Optional<Double> baseline = r.baseline().or(() -> r.statistics().flatMap(s -> s.baseline(r.type())));
        if (r.type() == MetricType.FUNNEL && !baseline.stream().allMatch(b -> b >= 0 && b <= 1)) {
            throw new IllegalArgumentException("baseline=%s is not in [0, 1]".formatted(baseline.get()));
        }
        Optional<Double> variance = r.variance().or(() -> baseline.flatMap(b -> variance(r, b)));
        Optional<Long> size = baseline.flatMap(b -> size(r, b, variance));
        Optional<Long> days = r.exposuresPerDay()
                .filter(rate -> rate > 0)
                .flatMap(rate -> size.filter(n -> n > 0).map(n -> (long) Math.ceil(n / rate)));
        return new PostHogRunningTime(baseline, variance, size, days);
    }

    private static Optional<Double> variance(Request r, double baseline) {
        return switch (r.type()) {
            case FUNNEL -> Optional.empty();
            case MEAN_COUNT -> Optional.of(2 * baseline);
            case MEAN_SUM_OR_AVG -> Optional.of(0.25 * (baseline * baseline));
            case RATIO, RETENTION -> r.statistics().flatMap(Statistics::ratioVariance);
        };
    }

    private static Optional<Long> size(Request r, double baseline, Optional<Double> variance) {
        // Rounded up in the end, so the order of operations decides about exact whole numbers: it is PostHog's.
        double d = r.mdePercent() / 100 * baseline;
        if (d == 0) {
            return Optional.empty();
        }
        Optional<Double> scaled = r.type() == MetricType.FUNNEL
                ? Optional.of(LEHR * baseline * (1 - baseline))
                : variance.map(v -> LEHR * v);
        return scaled.map(v -> (long) Math.ceil(v / (d * d) * r.variants()));
    }
}
