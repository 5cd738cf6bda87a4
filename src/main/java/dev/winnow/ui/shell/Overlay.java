package dev.winnow.ui.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/// What lies over the window: sheets, palette, task log. The top one keeps the focus; Escape or a click beside it closes it.
final class Overlay extends StackPane {
    private final Deque<Layer> layers = new ArrayDeque<>();

    Overlay() {
        setPickOnBounds(false);
        setVisible(false);
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                closeTop();
                e.consume();
            }
        });
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().subscribe(this::keepFocus);
            }
        });
    }

    /// How dark the window below becomes.
    enum Veil {
        DARK,
        NONE
    }

    /// Shows `node`; `focus` gets the focus.
    Layer show(Node node, Node focus, Pos where, Insets margin, Veil dark) {
        var veil = new StackPane();
        veil.getStyleClass().add(dark == Veil.DARK ? "veil" : "no-veil");
        var layer = new Layer(veil, node, Optional.ofNullable(getScene()).map(s -> s.getFocusOwner()));
        veil.setOnMouseClicked(e -> {
            if (veil.equals(e.getTarget())) {
                layer.close();
            }
        });
        veil.getChildren().add(node);
        StackPane.setAlignment(node, where);
        StackPane.setMargin(node, margin);
        layers.push(layer);
        getChildren().add(veil);
        setVisible(true);
        focus.requestFocus();
        return layer;
    }

    boolean showing() {
        return !layers.isEmpty();
    }

    void closeTop() {
        if (!layers.isEmpty()) {
            layers.peek().close();
        }
    }

    void closeAll() {
        while (!layers.isEmpty()) {
            layers.peek().close();
        }
    }

    private void keepFocus(Node owner) {
        Layer top = layers.peek();
        if (top == null || owner == null || inside(owner, top.veil)) {
            return;
        }
        first(top.veil).ifPresent(Node::requestFocus);
    }

    private static boolean inside(Node node, Parent parent) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n.equals(parent)) {
                return true;
            }
        }
        return false;
    }

    /// The first node below `parent` that takes the focus.
    static Optional<Node> first(Parent parent) {
        for (Node n : parent.getChildrenUnmodifiable()) {
            if (n.isFocusTraversable() && n.isVisible() && !n.isDisabled()) {
                return Optional.of(n);
            }
            if (n instanceof Parent p && n.isVisible()) {
                Optional<Node> below = first(p);
                if (below.isPresent()) {
                    return below;
                }
            }
        }
        return Optional.empty();
    }

    /// One thing that lies over the window.
    final class Layer {
        private final StackPane veil;
        private final Node node;
        private final Optional<Node> before;
        private Runnable onClosed = () -> {};

        private Layer(StackPane veil, Node node, Optional<Node> before) {
            this.veil = veil;
            this.node = node;
            this.before = before;
        }

        Node node() {
            return node;
        }

        void onClosed(Runnable action) {
            onClosed = action;
        }

        void close() {
            if (layers.remove(this)) {
                getChildren().remove(veil);
                setVisible(!layers.isEmpty());
                before.ifPresent(Node::requestFocus);
                onClosed.run();
            }
        }
    }
}
