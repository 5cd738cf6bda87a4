package dev.winnow.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The sentences of one room, from `resources/i18n/<room>.properties`.
///
/// A pattern is a [MessageFormat]; an apostrophe in it is doubled. Numbers reach it as text already formatted by
/// [Formats], so no pattern formats a number itself.
public final class Texts {
    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// @param room bundle name, for example `readout`
    /// @throws java.util.MissingResourceException if there is no such bundle
    public static Texts of(String room) {
        return new Texts(ResourceBundle.getBundle("i18n." + room, Locale.ROOT));
    }

    /// The sentence under `key` with `args` put in.
    ///
    /// @throws java.util.MissingResourceException if the bundle lacks the key
    public String get(String key, Object... args) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(args);
    }

    /// Whether the bundle has `key`.
    public boolean has(String key) {
        return bundle.containsKey(key);
    }
}
