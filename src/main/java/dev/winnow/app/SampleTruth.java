package dev.winnow.app;

import dev.winnow.text.Texts;
import java.util.Locale;

/// What is really in the sample data, as the generator put it there.
final class SampleTruth {
    private static final Texts TEXTS = Texts.of("samples");

    private SampleTruth() {}

    static String json(long seed) {
        return String.format(
                Locale.ROOT,
                """
                {
                  "seed": %d,
                  "datasets": [
                    {"file": "%s", "units": %d, "control": "control", "treatment": "one-page",
                     "metrics": {
                       "converted": {"kind": "proportion", "control": %s, "relativeEffect": %s},
                       "order_value": {"kind": "mean", "relativeEffect": %s}}},
                    {"file": "%s", "units": %d, "control": "control", "treatment": "bundle",
                     "metrics": {
                       "revenue": {"kind": "mean", "relativeEffect": %s},
                       "refunds/orders": {"kind": "ratio", "control": %s, "relativeEffect": %s},
                       "load_ms": {"kind": "quantile", "q": 0.9, "relativeEffect": 0.0}}},
                    {"file": "%s", "units": %d, "control": "control", "treatment": "checklist",
                     "sampleRatioMismatch": {"variant": "checklist", "lost": %s},
                     "metrics": {
                       "finished": {"kind": "proportion", "control": %s, "relativeEffect": 0.0}}}
                  ]
                }
                """,
                seed,
                SampleFiles.CHECKOUT,
                SampleFiles.VISITORS,
                SampleFiles.CHECKOUT_BASE,
                SampleFiles.CHECKOUT_LIFT,
                SampleFiles.CHECKOUT_LIFT,
                SampleFiles.PRICES,
                SampleFiles.CUSTOMERS,
                SampleFiles.PRICES_LIFT,
                SampleFiles.REFUND_BASE,
                SampleFiles.REFUND_LIFT,
                SampleFiles.ONBOARDING,
                SampleFiles.NEWCOMERS,
                SampleFiles.ONBOARDING_LOSS,
                SampleFiles.ONBOARDING_BASE);
    }

    static String readme(long seed) {
        return TEXTS.get(
                "readme",
                String.valueOf(seed),
                grouped(SampleFiles.VISITORS),
                percent(SampleFiles.CHECKOUT_BASE),
                percent(SampleFiles.CHECKOUT_LIFT),
                grouped(SampleFiles.CUSTOMERS),
                percent(SampleFiles.PRICES_LIFT),
                percent(SampleFiles.REFUND_BASE),
                percent(SampleFiles.REFUND_LIFT),
                grouped(SampleFiles.NEWCOMERS),
                percent(SampleFiles.ONBOARDING_LOSS));
    }

    private static String grouped(int n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * fraction);
    }
}
