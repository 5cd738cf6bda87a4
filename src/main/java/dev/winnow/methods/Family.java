package dev.winnow.methods;

import java.util.Locale;

/// A shelf of the catalogue, in the order in which it is shown. Its words are in
/// `resources/i18n/methods/<key>.properties`.
public enum Family {
    MEANS,
    PROPORTIONS,
    COUNTS,
    RANKS,
    RESAMPLING,
    SURVIVAL,
    ADJUST,
    MULTIPLE,
    BAYES,
    SEQUENTIAL,
    ANYTIME,
    PLANNING,
    DESIGNS,
    META,
    BANDITS,
    DISTRIBUTIONS,
    GROWTHBOOK,
    POSTHOG,
    ABSERVER;

    /// Name of its bundle.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
