package dev.winnow.ui.imports;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.data.DatasetRef;
import dev.winnow.ui.Dialogs;
import dev.winnow.ui.Services;
import dev.winnow.ui.controls.EmptyState;
import dev.winnow.ui.imports.DataViewModel.State;
import dev.winnow.ui.imports.DatasetModel.Contents;
import dev.winnow.ui.subject.Build;
import dev.winnow.ui.subject.TaskLine;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The data of an experiment: drop files, see how they are read, say what the columns are, import; then what is there.
public final class DataView extends StackPane {
    private final DataViewModel vm;
    private final Services services;

    public DataView(DataViewModel vm, Services services) {
        this.vm = vm;
        this.services = services;
        setId("dataView");
        setOnDragOver(this::over);
        setOnDragDropped(this::dropped);
        setOnDragExited(_ -> getStyleClass().remove("drop-over"));
        vm.stateProperty().subscribe(this::show);
        vm.contentsProperty().subscribe(_ -> {
            if (vm.stateProperty().get() instanceof State.Imported) {
                show(vm.stateProperty().get());
            }
        });
        vm.runningProperty().subscribe(_ -> show(vm.stateProperty().get()));
    }

    private void show(State state) {
        getChildren().setAll(switch (state) {
            case State.Empty _ -> empty();
            case State.Reading(var files) -> working(get("import.reading", names(files)));
            case State.Importing(var files) -> working(get("import.importing", names(files)));
            case State.Mapped mapped -> mapping(mapped);
            case State.Imported(DatasetRef ref) -> dataset(ref);
            case State.Failed(var files, var problems) -> failed(files, problems);
        });
    }

    private Node empty() {
        var target = new EmptyState(get("data.empty"), get("data.empty.sentence"), Build.button("openData", get("data.open"), this::choose));
        target.getStyleClass().add("drop-target");
        target.setMaxHeight(320);
        var box = new VBox(target);
        box.getStyleClass().add("page");
        box.setAlignment(Pos.TOP_CENTER);
        return box;
    }

    private Node working(String title) {
        var line = new TaskLine(title, vm.runningProperty().get(), vm::cancel);
        line.setMaxWidth(460);
        var box = new StackPane(line);
        box.getStyleClass().add("page");
        return box;
    }

    private Node failed(List<Path> files, List<String> problems) {
        var again = Build.button("retryData", get("data.again"), () -> vm.start(files));
        var other = Build.button("openData", get("data.open"), this::choose);
        var back = Build.button("backData", get("cancel"), vm::cancel);
        return new EmptyState(get("import.failed"), String.join("\n", problems), other, again, back);
    }

    private Node mapping(State.Mapped mapped) {
        // The page is rebuilt on every change of the mapping: keep the place that the user looks at.
        if (!getChildren().isEmpty() && getChildren().getFirst().getUserData() instanceof MappingPage page) {
            page.show(mapped);
            return getChildren().getFirst();
        }
        var page = new MappingPage(vm);
        page.show(mapped);
        var scroll = Build.page(page);
        scroll.setUserData(page);
        return scroll;
    }

    private Node dataset(DatasetRef ref) {
        Contents contents = vm.contentsProperty().get();
        return Build.page(new DatasetPage(ref, contents, services, this::choose));
    }

    private void choose() {
        List<Path> files = services.dialogs()
                .openFiles(get("data.open"), List.of(
                        new Dialogs.FileKind(get("data.kind"), List.of(
                                "*.csv", "*.tsv", "*.txt", "*.parquet", "*.json", "*.ndjson", "*.jsonl", "*.xlsx", "*.gz", "*.zst")),
                        new Dialogs.FileKind(get("data.kind.all"), List.of("*.*"))));
        if (!files.isEmpty()) {
            vm.start(files);
        }
    }

    private void over(DragEvent e) {
        if (e.getDragboard().hasFiles()) {
            e.acceptTransferModes(TransferMode.COPY);
            if (!getStyleClass().contains("drop-over")) {
                getStyleClass().add("drop-over");
            }
            e.consume();
        }
    }

    private void dropped(DragEvent e) {
        if (e.getDragboard().hasFiles()) {
            vm.start(e.getDragboard().getFiles().stream().map(File::toPath).toList());
            e.setDropCompleted(true);
            e.consume();
        }
    }

    static String names(List<Path> files) {
        return files.stream().map(f -> String.valueOf(f.getFileName())).collect(Collectors.joining(", "));
    }
}
