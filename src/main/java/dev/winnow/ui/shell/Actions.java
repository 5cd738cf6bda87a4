package dev.winnow.ui.shell;

import dev.winnow.experiment.Experiment;
import dev.winnow.experiment.Lifecycle;
import dev.winnow.text.Texts;
import dev.winnow.ui.Action;
import dev.winnow.ui.Action.Menu;
import dev.winnow.ui.Tab;
import dev.winnow.ui.settings.Choices.ThemeChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.input.KeyCombination;

/// Everything that can be done in the frame, once: menus, palette, keys and the page of shortcuts are built from it.
final class Actions {
    static final KeyCombination PALETTE = KeyCombination.valueOf("Shortcut+K");
    static final KeyCombination START = KeyCombination.valueOf("Alt+HOME");
    static final KeyCombination SETTINGS = KeyCombination.valueOf("Shortcut+COMMA");
    private static final Texts TEXT = Texts.of("shell");

    private final Workbench bench;
    private final List<Action> list = new ArrayList<>();

    private Actions(Workbench bench) {
        this.bench = bench;
    }

    static List<Action> of(Workbench bench) {
        var actions = new Actions(bench);
        actions.file();
        actions.edit();
        actions.experiment();
        actions.view();
        actions.help();
        return List.copyOf(actions.list);
    }

    private Action add(String id, Menu menu, Runnable run) {
        return Action.of(id, menu, TEXT.get("action." + id), run);
    }

    private void file() {
        list.add(add("new.experiment", Menu.FILE, () -> bench.navigator().newExperiment(Optional.empty()))
                .on("Shortcut+N")
                .unless(this::locked));
        list.add(add("new.project", Menu.FILE, bench.tools()::newProject).on("Shortcut+Shift+N").unless(this::locked));
        list.add(add("data.import", Menu.FILE, bench.tools()::chooseData).on("Shortcut+O").unless(this::locked));
        for (var sample : bench.desktop().gallery().samples()) {
            list.add(Action.of("sample." + sample.id(), Menu.FILE, TEXT.get("action.sample", sample.title()),
                            () -> bench.tools().sample(sample))
                    .unless(this::locked));
        }
        list.add(add("workspace.open", Menu.FILE, bench.tools()::chooseWorkspace).on("Shortcut+Shift+O"));
        list.add(add("workspace.backup", Menu.FILE, bench.tools()::backup).unless(this::locked));
        list.add(add("workspace.export", Menu.FILE, bench.tools()::export));
        list.add(add("workspace.validate", Menu.FILE, bench.tools()::validate));
        list.add(add("app.settings", Menu.FILE, bench.navigator()::settings).on(SETTINGS));
        list.add(add("app.quit", Menu.FILE, bench.desktop().places()::quit).on("Shortcut+Q"));
    }

    private void edit() {
        list.add(new Action("edit.undo", Menu.EDIT, named("undo", bench::undoable), Optional.empty(),
                        () -> locked().or(() -> without(bench.undoable(), "why.undo")), bench.tools()::undo)
                .on("Shortcut+Z"));
        list.add(new Action("edit.redo", Menu.EDIT, named("redo", bench::redoable), Optional.empty(),
                        () -> locked().or(() -> without(bench.redoable(), "why.redo")), bench.tools()::redo)
                .on("Shortcut+Shift+Z"));
        list.add(add("find.filter", Menu.EDIT, bench::focusFilter).on("SLASH"));
    }

    private void experiment() {
        int number = 1;
        for (Tab tab : Tab.values()) {
            list.add(Action.of("tab." + word(tab), Menu.EXPERIMENT,
                            TEXT.get("action.tab", TEXT.get("tab." + word(tab))), () -> bench.showTab(tab))
                    .on("Shortcut+" + number++)
                    .unless(this::none));
        }
        list.add(add("tab.next", Menu.EXPERIMENT, () -> bench.turnTab(1)).on("Ctrl+TAB").unless(this::none));
        list.add(add("tab.previous", Menu.EXPERIMENT, () -> bench.turnTab(-1)).on("Ctrl+Shift+TAB").unless(this::none));
        for (Lifecycle.Action action : Lifecycle.Action.values()) {
            list.add(add("life." + word(action), Menu.EXPERIMENT, () -> bench.experiment().ifPresent(e -> bench.tools().move(e, action)))
                    .unless(() -> locked().or(this::none).or(() -> refused(action))));
        }
        list.add(add("this.rename", Menu.EXPERIMENT, () -> bench.experiment().ifPresent(bench.tools()::rename))
                .on("F2")
                .unless(() -> locked().or(this::none)));
        list.add(add("this.duplicate", Menu.EXPERIMENT, () -> bench.experiment().ifPresent(bench.tools()::duplicate))
                .on("Shortcut+D")
                .unless(() -> locked().or(this::none)));
    }

    private void view() {
        list.add(add("palette.show", Menu.VIEW, bench::showPalette).on(PALETTE));
        list.add(add("go.start", Menu.VIEW, bench.navigator()::start).on(START));
        list.add(add("inspector.toggle", Menu.VIEW, bench::toggleInspector).on("F1"));
        list.add(add("inspector.tasks", Menu.VIEW, bench::showTaskLog).on("Shortcut+J"));
        list.add(add("archive.toggle", Menu.VIEW, bench::toggleArchive));
        for (ThemeChoice theme : ThemeChoice.values()) {
            list.add(add("theme." + word(theme), Menu.VIEW,
                    () -> bench.desktop().settings().change(c -> c.withTheme(theme))));
        }
        list.add(add("text.bigger", Menu.VIEW, () -> bench.fontSize(1)).on("Shortcut+EQUALS"));
        list.add(add("text.smaller", Menu.VIEW, () -> bench.fontSize(-1)).on("Shortcut+MINUS"));
        list.add(add("window.full", Menu.VIEW, bench.desktop().places()::fullScreen).on("F11"));
    }

    private void help() {
        list.add(add("help.shortcuts", Menu.HELP, bench.navigator()::shortcuts).on("Shortcut+SLASH"));
        list.add(add("help.about", Menu.HELP, bench.tools()::about));
    }

    private Supplier<String> named(String key, Supplier<Optional<String>> note) {
        return () -> note.get().map(n -> TEXT.get("action.edit." + key + ".named", n)).orElse(TEXT.get("action.edit." + key));
    }

    private Optional<String> locked() {
        return bench.services().session().readOnly();
    }

    private Optional<String> none() {
        return without(bench.experiment(), "why.experiment");
    }

    private Optional<String> refused(Lifecycle.Action action) {
        Optional<Experiment> open = bench.experiment();
        return open.flatMap(e -> Lifecycle.problems(e, action).stream().findFirst()).map(p -> p.message());
    }

    private static Optional<String> without(Optional<?> there, String key) {
        return there.isPresent() ? Optional.empty() : Optional.of(TEXT.get(key));
    }

    static String word(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT);
    }
}
