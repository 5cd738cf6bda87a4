package dev.winnow.ui.shell;

import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;

/// Keys as people read them.
public final class Keys {
    private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");
    private static final Map<KeyCode, String> NAMES = Map.ofEntries(
            Map.entry(KeyCode.COMMA, ","),
            Map.entry(KeyCode.PERIOD, "."),
            Map.entry(KeyCode.SLASH, "/"),
            Map.entry(KeyCode.PLUS, "+"),
            Map.entry(KeyCode.EQUALS, "="),
            Map.entry(KeyCode.MINUS, "−"),
            Map.entry(KeyCode.BACK_SLASH, "\\"),
            Map.entry(KeyCode.DELETE, "Del"),
            Map.entry(KeyCode.TAB, "Tab"),
            Map.entry(KeyCode.ENTER, "Enter"));

    private Keys() {}

    /// Such as `Ctrl K`.
    public static String text(KeyCombination key) {
        if (!(key instanceof KeyCodeCombination k)) {
            return key.getDisplayText();
        }
        var text = new StringBuilder();
        add(text, k.getShortcut(), MAC ? "⌘" : "Ctrl");
        add(text, k.getControl(), MAC ? "⌃" : "Ctrl");
        add(text, k.getAlt(), MAC ? "⌥" : "Alt");
        add(text, k.getShift(), MAC ? "⇧" : "Shift");
        return text + NAMES.getOrDefault(k.getCode(), k.getCode().getName());
    }

    private static void add(StringBuilder text, ModifierValue value, String name) {
        if (value == ModifierValue.DOWN) {
            text.append(name).append(' ');
        }
    }

    /// Whether it is a printing key alone, which belongs to a text field that has the focus.
    static boolean plain(KeyCombination key) {
        return key instanceof KeyCodeCombination k
                && k.getShortcut() != ModifierValue.DOWN
                && k.getControl() != ModifierValue.DOWN
                && k.getAlt() != ModifierValue.DOWN
                && !k.getCode().isFunctionKey();
    }
}
