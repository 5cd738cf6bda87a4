package dev.winnow.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;

/// Questions to the person at the window. Everything but the file choosers is drawn inside the window.
public interface Dialogs {
    /// A kind of file in a chooser.
    ///
    /// @param description in words, such as `Data files`
    /// @param patterns    such as `*.csv`
    record FileKind(String description, List<String> patterns) {}

    /// A sheet that is showing.
    interface Sheet {
        void close();

        /// Runs when the sheet has gone, however it was closed.
        void onClosed(Runnable action);
    }

    /// Several files to read; empty when the person changed their mind.
    List<Path> openFiles(String title, List<FileKind> kinds);

    Optional<Path> openFolder(String title);

    /// Where to write; the chooser has asked already whether to replace a file.
    Optional<Path> saveFile(String title, String suggestedName, List<FileKind> kinds);

    /// Asks before something that cannot be undone.
    ///
    /// @param sentence what is lost
    /// @param verb     on the button, such as `Replace data`
    void confirm(String title, String sentence, String verb, Runnable onYes);

    /// Tells what went wrong: the sentences of an input or workspace exception as they are, for anything else a short
    /// code; the stack trace is folded and can be copied.
    void error(String title, Throwable cause);

    /// The same from words.
    void error(String title, String sentence, String details);

    /// Shows `content` over the window with a Cancel button, then `actions`; the last one is the default. Escape closes.
    Sheet sheet(String title, Node content, List<Button> actions);
}
