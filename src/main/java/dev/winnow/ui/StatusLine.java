package dev.winnow.ui;

import java.time.Instant;

/// The bar at the bottom. FX thread only.
public interface StatusLine {
    /// The last change is on disk since `at`.
    void saved(Instant at);

    /// Level and method that the numbers on screen were computed with, such as `α 0.05 two-sided · Welch`;
    /// empty to clear.
    void method(String text);

    /// What the numbers were computed from, such as `orders.csv · 60,000 rows`; empty to clear.
    void source(String text);
}
