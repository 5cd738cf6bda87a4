package dev.winnow.ui.overview;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.app.Run;
import dev.winnow.ui.Tab;
import dev.winnow.ui.controls.Card;
import dev.winnow.ui.overview.OverviewViewModel.State;
import dev.winnow.ui.readout.Verdict;
import dev.winnow.ui.subject.AutoGrid;
import dev.winnow.ui.subject.Build;
import dev.winnow.ui.subject.Facts;
import dev.winnow.ui.subject.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The experiment at a glance.
public final class OverviewView extends StackPane {
    private final OverviewViewModel vm;
    private final AutoGrid grid = new AutoGrid(300, 2, 12);
    private final Card notes;
    // Kept while it says the same: what is being typed in it must not go when a readout is done.
    private Optional<OverviewViewModel.Ending.Stopped> drawn = Optional.empty();
    private Node conclusion = new VBox();

    public OverviewView(OverviewViewModel vm) {
        this.vm = vm;
        setId("overviewView");
        var area = new TextArea();
        area.setId("notes");
        area.setWrapText(true);
        area.setPrefRowCount(8);
        area.setPromptText(get("overview.notes.prompt"));
        area.setAccessibleText(get("overview.notes"));
        area.textProperty().bindBidirectional(vm.notesProperty());
        area.setEditable(vm.open().readOnly().isEmpty());
        notes = new Card(get("overview.notes"), area).remark(get("overview.notes.remark"));
        getChildren().add(Build.page(grid));
        vm.stateProperty().subscribe(this::show);
    }

    private void show(State state) {
        if (!(state instanceof State.Ready ready)) {
            return;
        }
        List<Node> cards = new ArrayList<>();
        var question = new Card(get("overview.hypothesis"));
        if (ready.hypothesis().isBlank()) {
            question.getChildren().addAll(
                    Build.words(get("overview.hypothesis.none"), "muted"),
                    Build.button("writeHypothesis", get("overview.hypothesis.write"), () -> vm.go(Tab.DESIGN), "link"));
        } else {
            question.getChildren().add(Build.words(ready.hypothesis(), "lead"));
        }
        cards.add(AutoGrid.wide(question));
        ready.run().ifPresent(run -> cards.add(AutoGrid.wide(answer(run))));
        if (ready.ending() instanceof OverviewViewModel.Ending.Stopped stopped) {
            if (drawn.filter(stopped::equals).isEmpty()) {
                conclusion = new ConclusionCard(stopped, vm::conclude);
                drawn = Optional.of(stopped);
            }
            cards.add(AutoGrid.wide(conclusion));
        }
        cards.add(next(ready.next(), ready.run().isPresent() ? "" : "primary"));
        var facts = new Card(get("overview.facts"), Facts.of(ready.facts().stream()
                .map(f -> new Facts.Line(f.label(), f.value()))
                .toList()));
        facts.setId("facts");
        cards.add(facts);
        cards.add(AutoGrid.wide(notes));
        grid.setAll(cards);
    }

    private Node answer(Run run) {
        Card card = Verdict.brief(run.readout(), Moment.of(run.at()));
        card.setId("answer");
        card.getChildren().add(Build.button("openReadout", get("overview.readout"), () -> vm.go(Tab.READOUT), "link"));
        return card;
    }

    private Node next(OverviewViewModel.Next next, String style) {
        var button = Build.button("nextStep", next.verb(), () -> vm.go(next.tab()), "primary");
        if (style.isEmpty()) {
            button.getStyleClass().remove("primary");
        }
        var title = Build.words(next.title(), "strong");
        var box = new VBox(8, title, Build.words(next.sentence(), "muted"), new HBox(button));
        return new Card(get("overview.next"), box);
    }
}
