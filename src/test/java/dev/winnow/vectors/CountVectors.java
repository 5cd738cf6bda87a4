package dev.winnow.vectors;

import static dev.winnow.vectors.Input.known;
import static dev.winnow.vectors.Input.object;

import dev.winnow.stats.Alternative;
import dev.winnow.stats.Level;
import dev.winnow.stats.counts.EventCount;
import dev.winnow.stats.counts.RateDifference;
import dev.winnow.stats.counts.RateDifferenceMethod;
import dev.winnow.stats.counts.RateRatio;
import dev.winnow.stats.counts.RateRatioMethod;
import dev.winnow.stats.counts.RateRatioTest;
import dev.winnow.stats.proportions.IntervalEstimate;
import dev.winnow.stats.proportions.PointMass;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class CountVectors {
    static final Map<String, Mapping> ALL = Map.ofEntries(
            Map.entry("stats.binom_poisson_exact", CountVectors::exact),
            Map.entry("stats.poisson_two_sample", CountVectors::two));

    private CountVectors() {}

    private static Level level(Input i) {
        return i.has("alpha") || i.has("conf_level") ? i.level() : Level.FIVE_PERCENT;
    }

    private static @Nullable Object exact(Input i) {
        if (i.text("kind").equals("binomial")) {
            return ProportionVectors.binomial(i);
        }
        RateRatioTest t = known(RateRatioTest.of(
                new EventCount(i.whole("events_t"), i.number("exposure_t")),
                new EventCount(i.whole("events_c"), i.number("exposure_c")),
                i.number("ratio", 1), PointMass.WHOLE, i.alternative(), level(i)));
        return object("rate_ratio", t.ratio(), "p", t.p(), "ci_lower", t.low(), "ci_upper", t.high());
    }

    private static @Nullable Object two(Input i) {
        var t = new EventCount(i.whole("count_t"), i.number("exposure_t"));
        var c = new EventCount(i.whole("count_c"), i.number("exposure_c"));
        boolean ratio = i.text("compare").equals("ratio");
        String method = i.text("method");
        if (i.text("kind").equals("ci")) {
            Alternative both = Alternative.TWO_SIDED;
            IntervalEstimate e = known(ratio
                    ? RateRatio.interval(t, c, ratioMethod(method), both, level(i))
                    : RateDifference.interval(t, c, differenceMethod(method), both, level(i)));
            return object("lower", e.low(), "upper", e.high());
        }
        PointMass mass = method.equals("exact-cond") ? PointMass.WHOLE : PointMass.HALF;
        boolean exact = method.equals("exact-cond") || method.equals("cond-midp");
        if (i.text("kind").equals("tost") && exact) {
            return object("p", Math.max(
                    exact(t, c, i.number("low"), mass, Alternative.GREATER),
                    exact(t, c, i.number("upp"), mass, Alternative.LESS)));
        }
        if (i.text("kind").equals("tost")) {
            return object("p", known(ratio
                    ? RateRatio.equivalence(t, c, ratioMethod(method), i.number("low"), i.number("upp"))
                    : RateDifference.equivalence(t, c, differenceMethod(method), i.number("low"), i.number("upp"))).p());
        }
        double value = i.number("value", ratio ? 1 : 0);
        if (exact) {
            return object("p", exact(t, c, value, mass, i.alternative()));
        }
        return object("p", known(ratio
                ? RateRatio.test(t, c, ratioMethod(method), value, i.alternative())
                : RateDifference.test(t, c, differenceMethod(method), value, i.alternative())).p());
    }

    private static double exact(EventCount t, EventCount c, double value, PointMass mass, Alternative alternative) {
        return known(RateRatioTest.of(t, c, value, mass, alternative, Level.FIVE_PERCENT)).p();
    }

    private static RateRatioMethod ratioMethod(String name) {
        return switch (name) {
            case "wald" -> RateRatioMethod.WALD;
            case "score" -> RateRatioMethod.SCORE;
            case "wald-log" -> RateRatioMethod.WALD_LOG;
            case "score-log" -> RateRatioMethod.SCORE_LOG;
            case "waldcc" -> RateRatioMethod.WALD_LOG_ADJUSTED;
            case "mover" -> RateRatioMethod.MOVER;
            default -> RateRatioMethod.SQUARE_ROOT;
        };
    }

    private static RateDifferenceMethod differenceMethod(String name) {
        return switch (name) {
            case "wald" -> RateDifferenceMethod.WALD;
            case "waldccv" -> RateDifferenceMethod.WALD_ADJUSTED;
            case "score" -> RateDifferenceMethod.SCORE;
            default -> RateDifferenceMethod.MOVER;
        };
    }
}
