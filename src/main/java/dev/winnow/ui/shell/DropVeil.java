package dev.winnow.ui.shell;

import dev.winnow.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;

/// Lies over the window while files are dragged across it, and hands over those that are dropped.
final class DropVeil extends StackPane {
    private static final Texts TEXT = Texts.of("shell");

    private final BooleanSupplier allowed;
    private final Consumer<List<Path>> dropped;

    /// @param allowed whether files may be dropped now
    DropVeil(BooleanSupplier allowed, Consumer<List<Path>> dropped) {
        this.allowed = allowed;
        this.dropped = dropped;
        getChildren().add(InspectorPane.wrapped(TEXT.get("drop.here"), "h2"));
        getStyleClass().add("drop-veil");
        setVisible(false);
        setMouseTransparent(true);
    }

    /// Listens for drags over `window`.
    void over(Node window) {
        window.setOnDragOver(this::dragged);
        window.setOnDragExited(_ -> setVisible(false));
        window.setOnDragDropped(this::drop);
    }

    private void dragged(DragEvent e) {
        if (e.getDragboard().hasFiles() && allowed.getAsBoolean()) {
            e.acceptTransferModes(TransferMode.COPY);
            setVisible(true);
            e.consume();
        }
    }

    private void drop(DragEvent e) {
        setVisible(false);
        e.setDropCompleted(true);
        e.consume();
        dropped.accept(e.getDragboard().getFiles().stream().map(File::toPath).toList());
    }
}
