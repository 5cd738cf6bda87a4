package dev.winnow.ui.design;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A variant as it is typed.
public final class VariantRow {
    private final StringProperty key;
    private final StringProperty share;

    VariantRow(String key, String share, Runnable changed) {
        this.key = new SimpleStringProperty(key);
        this.share = new SimpleStringProperty(share);
        this.key.addListener((_, _, _) -> changed.run());
        this.share.addListener((_, _, _) -> changed.run());
    }

    public StringProperty keyProperty() {
        return key;
    }

    /// As a fraction or in percent: `0.5` or `50 %`.
    public StringProperty shareProperty() {
        return share;
    }
}
