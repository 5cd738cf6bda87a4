package dev.winnow.ui.shell;

import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Lifecycle;
import dev.winnow.experiment.Project;
import dev.winnow.task.Progress;
import dev.winnow.text.Texts;
import dev.winnow.ui.Dialogs.FileKind;
import dev.winnow.ui.Dialogs.Sheet;
import dev.winnow.ui.Services;
import dev.winnow.ui.Tab;
import dev.winnow.ui.controls.Field;
import dev.winnow.ui.start.Gallery.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

/// What the menus do to the workspace; each through a task, each with an answer.
final class Tools {
    private static final Texts TEXT = Texts.of("shell");
    private static final List<String> DATA_PATTERNS = List.of(
            "*.csv", "*.tsv", "*.txt", "*.parquet", "*.json", "*.ndjson", "*.jsonl", "*.xlsx", "*.gz", "*.zst");

    private final Workbench bench;
    private final Services services;

    Tools(Workbench bench, Services services) {
        this.bench = bench;
        this.services = services;
    }

    /// Work of the workspace that a task does.
    @FunctionalInterface
    private interface Change<T> {
        T make(Progress progress) throws Exception;
    }

    private <T> void change(String key, Change<T> change, Consumer<? super T> then) {
        services.tasks().run(TEXT.get("task." + key), change::make, result -> {
            services.status().saved(bench.desktop().clock().instant());
            services.navigator().refresh();
            then.accept(result);
        }, e -> services.dialogs().error(TEXT.get("failed." + key), e));
    }

    void newProject() {
        name(TEXT.get("project.new"), "", TEXT.get("project.create"), name -> change("project",
                _ -> services.session().projects().create(name),
                p -> services.toasts().show(TEXT.get("project.created", p.name()))));
    }

    void rename(Project project) {
        name(TEXT.get("project.rename"), project.name(), TEXT.get("rename.verb"), name -> change("rename",
                _ -> services.session().projects().rename(project.id(), name), _ -> {}));
    }

    void archive(Project project) {
        boolean to = !project.archived();
        change("archive", _ -> services.session().projects().archive(project.id(), to),
                p -> services.toasts().show(
                        TEXT.get(to ? "project.archived" : "project.unarchived", p.name()), TEXT.get("undo"),
                        () -> archive(p)));
    }

    void rename(Experiment e) {
        name(TEXT.get("experiment.rename"), e.name(), TEXT.get("rename.verb"), name -> change("rename",
                _ -> services.session().experiments().save(
                        services.session().experiments().get(e.id()).withName(name), TEXT.get("note.name")),
                _ -> bench.reload()));
    }

    private void name(String title, String now, String verb, Consumer<String> then) {
        Field field = Field.text(TEXT.get("name.label"));
        field.textProperty().set(now);
        field.setPrefWidth(400);
        if (field.input() instanceof TextField t) {
            t.setId("nameField");
            t.selectAll();
        }
        var go = new Button(verb);
        go.setId("nameGo");
        Sheet sheet = services.dialogs().sheet(title, field, List.of(go));
        go.setOnAction(_ -> {
            String name = field.textProperty().get().strip();
            if (name.isEmpty() || name.length() > 120) {
                field.setError(Optional.of(TEXT.get("name.wrong", Integer.toString(name.length()))));
            } else {
                sheet.close();
                then.accept(name);
            }
        });
    }

    void duplicate(Experiment e) {
        change("duplicate", _ -> services.session().experiments().duplicate(e.id()), copy -> {
            services.toasts().show(TEXT.get("experiment.duplicated", copy.name()));
            services.navigator().experiment(copy.id(), Tab.DESIGN);
        });
    }

    void move(Experiment e, Lifecycle.Action action) {
        Runnable go = () -> change("move", _ -> services.session().experiments().move(e.id(), action), moved -> {
            services.toasts().show(TEXT.get("moved." + Actions.word(action), moved.name()));
            bench.reload();
        });
        if (action == Lifecycle.Action.STOP) {
            services.dialogs().confirm(TEXT.get("stop.title", e.name()), TEXT.get("stop.sentence"), TEXT.get("stop.verb"), go);
        } else {
            go.run();
        }
    }

    void undo() {
        bench.experiment().ifPresent(e -> {
            String what = bench.shelf().undo().orElse("");
            change("undo", _ -> services.session().experiments().undo(e.id()), _ -> {
                bench.reload();
                services.toasts().show(TEXT.get("undone", what), TEXT.get("redo"), this::redo);
            });
        });
    }

    void redo() {
        bench.experiment().ifPresent(e -> change("redo", _ -> services.session().experiments().redo(e.id()), _ -> bench.reload()));
    }

    void chooseData() {
        List<Path> files = services.dialogs().openFiles(TEXT.get("data.choose"),
                List.of(new FileKind(TEXT.get("data.kind"), DATA_PATTERNS), new FileKind(TEXT.get("data.any"), List.of("*.*"))));
        if (!files.isEmpty()) {
            services.navigator().importFiles(files);
        }
    }

    void chooseWorkspace() {
        services.dialogs().openFolder(TEXT.get("workspace.choose")).ifPresent(bench.desktop().places()::open);
    }

    void sample(Sample sample) {
        change("sample", p -> bench.desktop().gallery().add(sample.id(), p),
                (UUID id) -> services.navigator().experiment(id, Tab.OVERVIEW));
    }

    void backup() {
        change("backup", _ -> services.session().maintenance().backup(),
                file -> services.toasts().show(TEXT.get("backup.done", String.valueOf(file.getFileName()))));
    }

    void export() {
        services.dialogs()
                .saveFile(TEXT.get("export.choose"), TEXT.get("export.name"), List.of(new FileKind(TEXT.get("export.kind"), List.of("*.zip"))))
                .ifPresent(file -> services.tasks().run(TEXT.get("task.export"),
                        p -> services.session().maintenance().exportTo(file, p),
                        f -> services.toasts().show(TEXT.get("export.done", String.valueOf(f.getFileName()))),
                        e -> services.dialogs().error(TEXT.get("failed.export"), e)));
    }

    void validate() {
        services.tasks().run(TEXT.get("task.validate"), p -> services.session().maintenance().validate(p), wrong -> {
            if (wrong.isEmpty()) {
                services.toasts().show(TEXT.get("validate.fine"));
            } else {
                services.dialogs().error(TEXT.get("validate.wrong", Integer.toString(wrong.size())),
                        wrong.getFirst(), String.join("\n", wrong));
            }
        }, e -> services.dialogs().error(TEXT.get("failed.validate"), e));
    }

    void about() {
        services.dialogs().sheet(TEXT.get("about.title"), new AboutBox(), List.of());
    }
}
