package dev.winnow.ui.overview;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.experiment.Conclusion;
import dev.winnow.experiment.Conclusion.Outcome;
import dev.winnow.ui.controls.Card;
import dev.winnow.ui.controls.Field;
import dev.winnow.ui.overview.OverviewViewModel.Access;
import dev.winnow.ui.overview.OverviewViewModel.Ending;
import dev.winnow.ui.subject.Build;
import dev.winnow.ui.subject.SubjectTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What the team decided about a stopped experiment, and the form to say it. The readout's verdict stands beside it
/// and is not touched: the two may differ.
final class ConclusionCard extends VBox {
    private final Ending.Stopped ending;
    private final Consumer<Conclusion> onSave;

    ConclusionCard(Ending.Stopped ending, Consumer<Conclusion> onSave) {
        this.ending = ending;
        this.onSave = onSave;
        setId("conclusion");
        ending.conclusion().ifPresentOrElse(this::read, () -> {
            if (ending.access() == Access.FIXED) {
                fill(List.of(Build.words(get("overview.conclusion.none"), "muted")));
            } else {
                write(Optional.empty());
            }
        });
    }

    private void fill(List<? extends Node> content) {
        getChildren().setAll(new Card(get("overview.conclusion"), content.toArray(Node[]::new))
                .remark(get("overview.conclusion.remark")));
    }

    private void read(Conclusion c) {
        List<Node> content = new ArrayList<>();
        var outcome = Build.words(word(c.outcome()), "lead", "strong");
        outcome.setId("conclusionOutcome");
        content.add(outcome);
        content.add(Build.words(c.comment().isBlank() ? get("overview.conclusion.nocomment") : c.comment(), "muted"));
        if (ending.access() == Access.OPEN) {
            content.add(Build.button("changeConclusion", get("overview.conclusion.change"), () -> write(Optional.of(c)), "link"));
        }
        fill(content);
    }

    private void write(Optional<Conclusion> before) {
        ObjectProperty<Outcome> outcome =
                new SimpleObjectProperty<>(before.map(Conclusion::outcome).orElse(Outcome.INCONCLUSIVE));
        var choice = Build.choice(List.of(Outcome.values()), ConclusionCard::word, outcome);
        choice.setId("conclusionChoice");
        choice.setMaxWidth(240);
        var comment = new TextArea(before.map(Conclusion::comment).orElse(""));
        comment.setId("conclusionComment");
        comment.setWrapText(true);
        comment.setPrefRowCount(3);
        comment.setPromptText(get("overview.conclusion.prompt"));
        var save = Build.button("saveConclusion", get("overview.conclusion.save"),
                () -> {
                    var said = new Conclusion(outcome.get(), comment.getText().strip());
                    // The same again is no change, so nothing would come back to show it.
                    if (before.filter(said::equals).isPresent()) {
                        read(said);
                    } else {
                        onSave.accept(said);
                    }
                }, "primary");
        var buttons = new HBox(8, save);
        before.ifPresent(c -> buttons.getChildren().add(Build.button("keepConclusion", get("cancel"), () -> read(c))));
        fill(List.of(
                Build.words(get("overview.conclusion.hint"), "muted"),
                Field.of(get("overview.conclusion.outcome"), choice),
                Field.of(get("overview.conclusion.comment"), comment),
                buttons));
    }

    private static String word(Outcome outcome) {
        return SubjectTexts.opening(get("conclusion." + outcome));
    }
}
