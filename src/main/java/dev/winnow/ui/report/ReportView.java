package dev.winnow.ui.report;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.app.Run;
import dev.winnow.report.ReportFormat;
import dev.winnow.ui.Services;
import dev.winnow.ui.Tab;
import dev.winnow.ui.controls.Card;
import dev.winnow.ui.controls.EmptyState;
import dev.winnow.ui.report.ReportViewModel.State;
import dev.winnow.ui.report.ReportViewModel.Writing;
import dev.winnow.ui.subject.Build;
import dev.winnow.ui.subject.RunMenu;
import dev.winnow.ui.subject.TaskLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What the report holds, in which formats it is written, and what has been written.
public final class ReportView extends StackPane {
    private final ReportViewModel vm;
    private final Services services;
    private final VBox preview = new VBox(12);
    private final VBox files = new VBox(4);
    private final StackPane run = new StackPane();
    private final VBox progress = new VBox(4);
    private final Label why = Build.words("", "muted", "small");
    private final Button write;
    private final VBox page;

    public ReportView(ReportViewModel vm, Services services) {
        this.vm = vm;
        this.services = services;
        setId("reportView");
        write = Build.button("writeReport", get("report.write"), vm::write, "primary");
        page = new VBox(12, output(), preview);
        vm.stateProperty().subscribe(this::show);
        vm.formats().addListener((SetChangeListener<ReportFormat>) _ -> check());
        vm.folderProperty().subscribe(_ -> check());
        vm.writingProperty().subscribe(this::progress);
        vm.written().addListener((ListChangeListener<Path>) _ -> listFiles());
        check();
        listFiles();
    }

    private Card output() {
        var boxes = new FlowPane(16, 8);
        for (ReportFormat format : ReportFormat.values()) {
            var box = new CheckBox(get("format." + format));
            box.setId("format" + format);
            box.setSelected(vm.formats().contains(format));
            box.setOnAction(_ -> {
                if (box.isSelected()) {
                    vm.formats().add(format);
                } else {
                    vm.formats().remove(format);
                }
            });
            boxes.getChildren().add(box);
        }
        var path = Build.label("", "mono");
        path.setId("reportFolder");
        path.setMinWidth(60);
        path.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
        vm.folderProperty().subscribe(f -> path.setText(f.map(Folder::shortly).orElse(get("report.folder.none"))));
        var choose = Build.button("chooseFolder", get("report.folder.choose"), () -> services.dialogs()
                .openFolder(get("report.folder.choose"))
                .ifPresent(f -> vm.folderProperty().set(Optional.of(f))));
        var folder = new HBox(8, Build.label(get("report.folder"), "muted"), Build.grow(path), choose);
        folder.setAlignment(Pos.CENTER_LEFT);
        why.setId("reportWhy");
        var go = new HBox(12, write, Build.grow(why));
        go.setAlignment(Pos.CENTER_LEFT);
        var of = new HBox(8, Build.label(get("report.of"), "muted"), run);
        of.setAlignment(Pos.CENTER_LEFT);
        return new Card(get("report.files"), of, boxes, folder, go, progress, files);
    }

    private void check() {
        Optional<String> reason = vm.whyNot();
        write.setDisable(reason.isPresent());
        why.setText(reason.orElse(""));
    }

    private void progress(Writing writing) {
        progress.getChildren().clear();
        progress.setManaged(!(writing instanceof Writing.Idle));
        switch (writing) {
            case Writing.Idle _ -> {}
            case Writing.Working(var running) ->
                progress.getChildren().add(new TaskLine(get("report.writing"), running, vm::cancel));
            case Writing.Failed(List<String> problems) ->
                problems.forEach(p -> progress.getChildren().add(Build.words(p, "bad")));
        }
        write.setDisable(writing instanceof Writing.Working || vm.whyNot().isPresent());
    }

    private void listFiles() {
        files.getChildren().clear();
        files.setManaged(!vm.written().isEmpty());
        if (!vm.written().isEmpty()) {
            files.getChildren().add(Build.label(get("report.written"), "strong"));
        }
        for (Path file : vm.written()) {
            var show = Build.button("show-" + file.getFileName(), get("report.show"), () -> Folder.open(file, services), "flat", "quiet");
            var name = Build.label(String.valueOf(file.getFileName()));
            Build.tip(name, file.toString());
            var row = new HBox(8, Build.label("✓", "good"), Build.grow(name), Build.gap(), show);
            row.setAlignment(Pos.CENTER_LEFT);
            files.getChildren().add(row);
        }
    }

    private void show(State state) {
        switch (state) {
            case State.Empty _ -> {
                var step = Build.button("goReadout", get("report.empty.step"), () -> vm.open().tabProperty().set(Tab.READOUT));
                getChildren().setAll(new EmptyState(get("report.empty"), get("report.empty.sentence"), step));
            }
            case State.Ready(Run shown) -> {
                run.getChildren().setAll(RunMenu.of("reportRuns", vm.open(), shown));
                preview.getChildren().setAll(ReportPreview.of(shown));
                getChildren().setAll(Build.page(page));
            }
        }
        check();
    }
}
