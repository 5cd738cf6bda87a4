package dev.winnow.ui.shell;

import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Lifecycle;
import dev.winnow.experiment.Project;
import dev.winnow.text.Texts;
import dev.winnow.ui.Tab;
import dev.winnow.ui.settings.Choices.Recent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What the left pane asks for, done on the workbench.
final class TreeWishes implements TreePane.Wishes {
    private static final Texts TEXT = Texts.of("shell");

    private final Workbench bench;

    TreeWishes(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public void open(UUID experiment) {
        bench.experiment(experiment, Tab.OVERVIEW);
    }

    @Override
    public void start() {
        bench.start();
    }

    @Override
    public void settings() {
        bench.settings();
    }

    @Override
    public ContextMenu menu(Experiment e) {
        var menu = new ContextMenu();
        menu.getItems().add(item("menu.open", () -> open(e.id())));
        if (bench.services().session().readOnly().isEmpty()) {
            menu.getItems().add(item("action.this.rename", () -> bench.tools().rename(e)));
            menu.getItems().add(item("action.this.duplicate", () -> bench.tools().duplicate(e)));
            menu.getItems().add(new SeparatorMenuItem());
            menu.setOnShowing(_ -> {
                menu.getItems().remove(4, menu.getItems().size());
                for (Lifecycle.Action a : Lifecycle.allowed(e)) {
                    menu.getItems().add(item("action.life." + Actions.word(a), () -> bench.tools().move(e, a)));
                }
            });
        }
        return menu;
    }

    @Override
    public ContextMenu menu(Project p) {
        var menu = new ContextMenu();
        if (bench.services().session().readOnly().isEmpty()) {
            menu.getItems().addAll(
                    item("menu.newHere", () -> bench.newExperiment(Optional.of(p.id()))),
                    item("project.rename", () -> bench.tools().rename(p)),
                    item(p.archived() ? "project.unarchive" : "project.archive", () -> bench.tools().archive(p)));
        }
        return menu;
    }

    private static MenuItem item(String key, Runnable run) {
        var item = new MenuItem(TEXT.get(key));
        item.setOnAction(_ -> run.run());
        return item;
    }

    /// The workspaces that were open before, and the way to another one. Missing ones say so.
    static void fill(MenuButton button, Workbench bench) {
        button.getItems().clear();
        Path here = bench.services().session().folder();
        for (Recent recent : bench.desktop().settings().choices().recents()) {
            Path folder = Path.of(recent.folder());
            if (folder.equals(here)) {
                continue;
            }
            boolean missing = !Files.isDirectory(folder);
            var item = new MenuItem(missing ? TEXT.get("recent.missing", recent.name()) : recent.name());
            item.setMnemonicParsing(false);
            item.setDisable(missing);
            item.setOnAction(_ -> bench.desktop().places().open(folder));
            button.getItems().add(item);
        }
        if (!button.getItems().isEmpty()) {
            button.getItems().add(new SeparatorMenuItem());
        }
        button.getItems().add(item("action.workspace.open", () -> bench.tools().chooseWorkspace()));
        button.getItems().add(item("action.new.project", () -> bench.tools().newProject()));
    }
}
