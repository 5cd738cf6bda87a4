package dev.winnow.ui;

/// Short notices that need no answer. They stay until read: hovering keeps them, and they can be found in the task log.
public interface Toasts {
    void show(String text);

    /// With something to click, such as `Undo` or `Open folder`.
    void show(String text, String verb, Runnable action);
}
