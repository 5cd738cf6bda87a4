package dev.winnow.ui.subject;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.app.Run;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;

/// The runs of an experiment, newest first; picks the one that Readout and Report show.
public final class RunMenu {
    private RunMenu() {}

    /// @param id  of the node
    /// @param now the run on screen
    public static MenuButton of(String id, OpenExperiment open, Run now) {
        var menu = new MenuButton(label(now));
        menu.setId(id);
        menu.setMinWidth(120);
        Build.tip(menu, label(now));
        for (Run run : open.runs()) {
            var item = new RadioMenuItem(label(run) + " · " + run.readout().decision().headline());
            item.setSelected(run.id().equals(now.id()));
            item.setOnAction(_ -> open.askedProperty().set(Optional.of(run.id())));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static String label(Run run) {
        String key = run.frozen() ? "readout.run.frozen" : run.stale() ? "readout.run.stale" : "readout.run";
        return get(key, Moment.of(run.at()), Long.toString(run.revision()));
    }
}
