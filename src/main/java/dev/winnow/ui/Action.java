package dev.winnow.ui;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.input.KeyCombination;

/// Something that can be done, as a value: menus, palette, keys and the page of shortcuts are built from the same list.
///
/// @param id     stable word, such as `file.import`
/// @param menu   the menu it stands in
/// @param text   in the words of the menu, read each time because it may change (`Undo change of level`)
/// @param key    its key, if it has one
/// @param whyNot why it cannot be done now, as a sentence; empty when it can
/// @param run    does it
public record Action(
        String id,
        Menu menu,
        Supplier<String> text,
        Optional<KeyCombination> key,
        Supplier<Optional<String>> whyNot,
        Runnable run) {

    /// The menus of the header, in order.
    public enum Menu {
        FILE,
        EDIT,
        EXPERIMENT,
        VIEW,
        HELP
    }

    /// One that can always be done.
    public static Action of(String id, Menu menu, String text, Runnable run) {
        return new Action(id, menu, () -> text, Optional.empty(), Optional::empty, run);
    }

    /// @param key as [KeyCombination#valueOf(String)] reads it, such as `Shortcut+K`
    public Action on(String key) {
        return on(KeyCombination.valueOf(key));
    }

    public Action on(KeyCombination keys) {
        return new Action(id, menu, text, Optional.of(keys), whyNot, run);
    }

    public Action unless(Supplier<Optional<String>> why) {
        return new Action(id, menu, text, key, why, run);
    }

    /// Does it when it can be done.
    public void fire() {
        if (whyNot.get().isEmpty()) {
            run.run();
        }
    }
}
