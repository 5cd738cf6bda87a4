package dev.winnow.vectors;

import static dev.winnow.vectors.Input.object;

import dev.winnow.stats.platforms.PostHogRunningTime;
import dev.winnow.stats.platforms.PostHogRunningTime.MetricType;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// PostHog's running time calculator with the refusals of its interface.
final class RunningTimeVectors {
    private static final Set<String> TYPES = Set.of("funnel", "mean_count", "mean_sum_or_avg", "ratio", "retention");

    private RunningTimeVectors() {}

    static @Nullable Object answer(Input in) {
        return refusal(in).orElseGet(() -> {
            var answer = PostHogRunningTime.of(request(in));
            return object(
                    "status", 200,
                    "body",
                    object(
                            "baseline_value", answer.baseline().orElse(null),
                            "variance", answer.variance().orElse(null),
                            "recommended_sample_size", answer.sampleSize().orElse(null),
                            "recommended_running_time_days", answer.days().orElse(null)));
        });
    }

    private static Optional<Object> refusal(Input in) {
        if (!TYPES.contains(in.text("metric_type", ""))) {
            return field("metric_type", in.has("metric_type") ? "invalid_choice" : "required");
        }
        if (!in.has("minimum_detectable_effect")) {
            return field("minimum_detectable_effect", "required");
        }
        if (in.number("minimum_detectable_effect") < 0) {
            return field("minimum_detectable_effect", "min_value");
        }
        if (in.number("number_of_variants", 2) < 2) {
            return field("number_of_variants", "min_value");
        }
        if (in.number("exposure_rate_per_day", 0) < 0) {
            return field("exposure_rate_per_day", "min_value");
        }
        if (in.number("minimum_detectable_effect") == 0) {
            return Optional.of(object(
                    "status", 400,
                    "body",
                    object(
                            "attr", "minimum_detectable_effect",
                            "code", "invalid_input",
                            "detail", "Must be greater than 0.")));
        }
        if (!in.has("baseline_value") && !in.has("baseline_stats")) {
            return detail("Provide either baseline_value or baseline_stats.");
        }
        boolean denominator = Set.of("ratio", "retention").contains(in.text("metric_type"));
        if (denominator && !(in.has("baseline_value") && in.has("variance"))) {
            if (!in.has("baseline_stats")) {
                return detail("Ratio and retention metrics require baseline_stats, or both baseline_value and variance.");
            }
            if (in.at("baseline_stats").number("denominator_sum", 0) == 0) {
                return Optional.of(object(
                        "status", 400,
                        "body",
                        object(
                                "attr", "baseline_stats__denominator_sum",
                                "code", "invalid_input",
                                "detail", "Required to size ratio and retention metrics.")));
            }
        }
        return Optional.empty();
    }

    private static Optional<Object> field(String attr, String code) {
        return Optional.of(object("status", 400, "body", object("attr", attr, "code", code)));
    }

    private static Optional<Object> detail(String text) {
        return Optional.of(
                object("status", 400, "body", object("attr", null, "code", "invalid_input", "detail", text)));
    }

    private static PostHogRunningTime.Request request(Input in) {
        return new PostHogRunningTime.Request(
                MetricType.valueOf(in.text("metric_type").toUpperCase(Locale.ROOT)),
                in.number("minimum_detectable_effect"),
                (int) in.number("number_of_variants", 2),
                optional(in, "exposure_rate_per_day"),
                optional(in, "baseline_value"),
                optional(in, "variance"),
                in.has("baseline_stats") ? Optional.of(statistics(in.at("baseline_stats"))) : Optional.empty());
    }

    private static PostHogRunningTime.Statistics statistics(Input s) {
        double[] steps = s.has("step_counts") ? s.numbers("step_counts") : new double[0];
        return new PostHogRunningTime.Statistics(
                s.whole("number_of_samples"),
                s.number("sum"),
                s.number("sum_squares", 0),
                s.number("denominator_sum", 0),
                s.number("denominator_sum_squares", 0),
                s.number("numerator_denominator_sum_product", 0),
                steps.length == 0 ? Optional.empty() : Optional.of(steps[steps.length - 1]));
    }

    private static Optional<Double> optional(Input in, String field) {
        return in.has(field) ? Optional.of(in.number(field)) : Optional.empty();
    }
}
