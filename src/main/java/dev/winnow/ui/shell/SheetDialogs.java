package dev.winnow.ui.shell;

import dev.winnow.app.WorkspaceException;
import dev.winnow.experiment.InputException;
import dev.winnow.text.Texts;
import dev.winnow.ui.Dialogs;
import dev.winnow.ui.controls.Clip;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sheets over the window, and the system's file choosers.
final class SheetDialogs implements Dialogs {
    private static final Logger LOG = LoggerFactory.getLogger(SheetDialogs.class);
    private static final Texts TEXT = Texts.of("shell");

    private final Overlay overlay;
    private final Supplier<Optional<Window>> window;
    private Optional<File> lastFolder = Optional.empty();

    SheetDialogs(Overlay overlay, Supplier<Optional<Window>> window) {
        this.overlay = overlay;
        this.window = window;
    }

    @Override
    public List<Path> openFiles(String title, List<FileKind> kinds) {
        var chooser = fileChooser(title, kinds);
        List<File> files = chooser.showOpenMultipleDialog(window.get().orElse(null));
        if (files == null) {
            return List.of();
        }
        lastFolder = Optional.ofNullable(files.getFirst().getParentFile());
        return files.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> openFolder(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        lastFolder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        Optional<File> chosen = Optional.ofNullable(chooser.showDialog(window.get().orElse(null)));
        chosen.ifPresent(f -> lastFolder = Optional.of(f));
        return chosen.map(File::toPath);
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestedName, List<FileKind> kinds) {
        var chooser = fileChooser(title, kinds);
        chooser.setInitialFileName(suggestedName);
        Optional<File> chosen = Optional.ofNullable(chooser.showSaveDialog(window.get().orElse(null)));
        chosen.ifPresent(f -> lastFolder = Optional.ofNullable(f.getParentFile()));
        return chosen.map(File::toPath);
    }

    private FileChooser fileChooser(String title, List<FileKind> kinds) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        kinds.forEach(k -> chooser.getExtensionFilters().add(new ExtensionFilter(k.description(), k.patterns())));
        lastFolder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    @Override
    public void confirm(String title, String sentence, String verb, Runnable onYes) {
        var yes = new Button(verb);
        yes.setId("confirmYes");
        yes.getStyleClass().add("danger");
        Sheet sheet = sheet(title, words(sentence), List.of(yes));
        yes.setOnAction(_ -> {
            sheet.close();
            onYes.run();
        });
    }

    @Override
    public void error(String title, Throwable cause) {
        switch (cause) {
            case InputException e -> error(title, e.getMessage() == null ? title : e.getMessage(), "");
            case WorkspaceException e -> {
                LOG.warn("{}", title, e);
                error(title, e.getMessage() == null ? title : e.getMessage(), trace(e));
            }
            default -> {
                String code = code(cause);
                LOG.error("{} [{}]", title, code, cause);
                error(title, TEXT.get("error.unexpected", code), trace(cause));
            }
        }
    }

    /// Where it happened as six characters: the same fault has the same code.
    static String code(Throwable cause) {
        var crc = new CRC32();
        crc.update(cause.getClass().getName().getBytes(StandardCharsets.UTF_8));
        for (StackTraceElement at : cause.getStackTrace()) {
            if (at.getClassName().startsWith("dev.winnow")) {
                crc.update((at.getClassName() + at.getMethodName()).getBytes(StandardCharsets.UTF_8));
                break;
            }
        }
        return "W-" + Long.toString(crc.getValue() % 2_176_782_336L, 36).toUpperCase(Locale.ROOT);
    }

    private static String trace(Throwable cause) {
        var text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void error(String title, String sentence, String details) {
        var box = new VBox(12, words(sentence));
        if (!details.isEmpty()) {
            var area = new TextArea(details);
            area.setEditable(false);
            area.setPrefRowCount(10);
            area.getStyleClass().add("mono");
            area.setAccessibleText(TEXT.get("error.details"));
            area.setVisible(false);
            area.setManaged(false);
            var fold = new Button(TEXT.get("error.show"));
            fold.setId("errorDetails");
            fold.setOnAction(_ -> {
                area.setVisible(!area.isVisible());
                area.setManaged(area.isVisible());
                fold.setText(TEXT.get(area.isVisible() ? "error.hide" : "error.show"));
            });
            var copy = new Button(TEXT.get("error.copy"));
            copy.setOnAction(_ -> Clip.text(title + "\n" + sentence + "\n\n" + details));
            box.getChildren().addAll(new HBox(8, fold, copy), area);
        }
        var close = new Button(TEXT.get("error.close"));
        close.setId("errorClose");
        Overlay.Layer layer = place(title, box, List.of(), close);
        layer.node().getStyleClass().add("error-sheet");
        close.setOnAction(_ -> layer.close());
    }

    @Override
    public Sheet sheet(String title, Node content, List<Button> actions) {
        var cancel = new Button(TEXT.get(actions.isEmpty() ? "error.close" : "sheet.cancel"));
        cancel.setId("sheetCancel");
        cancel.setCancelButton(true);
        if (!actions.isEmpty() && !actions.getLast().getStyleClass().contains("danger")) {
            actions.getLast().getStyleClass().add("primary");
            actions.getLast().setDefaultButton(true);
        }
        Overlay.Layer layer = place(title, content, actions, cancel);
        cancel.setOnAction(_ -> layer.close());
        return new Sheet() {
            @Override
            public void close() {
                layer.close();
            }

            @Override
            public void onClosed(Runnable action) {
                layer.onClosed(action);
            }
        };
    }

    private Overlay.Layer place(String title, Node content, List<Button> actions, Button leave) {
        var head = new Label(title);
        head.getStyleClass().add("h2");
        head.setWrapText(true);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var foot = new HBox(8, gap, leave);
        foot.getStyleClass().add("sheet-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        foot.getChildren().addAll(actions);
        foot.getChildren().forEach(b -> {
            if (b instanceof Button button) {
                button.setMinWidth(Region.USE_PREF_SIZE);
            }
        });
        VBox.setVgrow(content, Priority.ALWAYS);
        var sheet = new VBox(16, head, content, foot);
        sheet.setId("sheet");
        sheet.getStyleClass().add("modal-sheet");
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        sheet.setAccessibleText(title);
        Node focus = content instanceof javafx.scene.Parent p && !(content instanceof Label)
                ? Overlay.first(p).orElse(leave)
                : leave;
        return overlay.show(sheet, focus, Pos.CENTER, new Insets(24), Overlay.Veil.DARK);
    }

    private static Label words(String sentence) {
        var label = new Label(sentence);
        label.setWrapText(true);
        label.setPrefWidth(440);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
