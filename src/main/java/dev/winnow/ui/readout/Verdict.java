package dev.winnow.ui.readout;

import static dev.winnow.ui.subject.SubjectTexts.get;

import dev.winnow.readout.Readout;
import dev.winnow.readout.Readout.Check;
import dev.winnow.readout.Readout.Decision;
import dev.winnow.ui.controls.Card;
import dev.winnow.ui.subject.AutoGrid;
import dev.winnow.ui.subject.Build;
import dev.winnow.ui.subject.SubjectTexts;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The answer and the health of the data, as cards.
public final class Verdict {
    private Verdict() {}

    /// The verdict with its reasons.
    public static Card answer(Readout r, String remark) {
        Card card = brief(r, remark);
        var reasons = new VBox(4);
        // A reason that is the sentence itself is not said twice.
        r.decision().reasons().stream()
                .filter(reason -> !reason.text().equals(r.decision().sentence()))
                .forEach(reason -> reasons.getChildren().add(bullet(SubjectTexts.opening(reason.text()))));
        if (!reasons.getChildren().isEmpty()) {
            card.getChildren().add(reasons);
        }
        if (!r.decision().wouldChange().isBlank()) {
            card.getChildren().add(Build.words(get("readout.wouldChange", r.decision().wouldChange()), "muted"));
        }
        return card;
    }

    /// The verdict as headline and sentence.
    public static Card brief(Readout r, String remark) {
        Decision d = r.decision();
        var headline = Build.words(mark(d.verdict()) + " " + d.headline(), "verdict", tone(d.verdict()));
        headline.setId("verdict");
        var small = Build.label(remark, "faint", "small");
        small.setMinWidth(0);
        var head = new HBox(8, headline, Build.gap(), small);
        head.setAlignment(Pos.BASELINE_LEFT);
        headline.setMinWidth(Region.USE_PREF_SIZE);
        var sentence = Build.words(SubjectTexts.opening(d.sentence()), "lead");
        sentence.setId("verdictSentence");
        var card = new Card("", head, sentence);
        card.setAccessibleText(d.headline() + ". " + d.sentence());
        return card;
    }

    /// The checks, each with its sentence below when there is something to do.
    public static Card health(Readout r) {
        long fine = r.health().stream().filter(c -> c.state().equals("ok")).count();
        var card = new Card(get("readout.health"))
                .remark(get("readout.health.count", Long.toString(fine), Integer.toString(r.health().size())));
        card.setId("health");
        // One below the other beside the verdict; in pairs where the card has the whole width.
        card.getChildren()
                .add(new AutoGrid(250, 2, 32, 8, r.health().stream().map(Verdict::check).toList()));
        return card;
    }

    private static VBox check(Check c) {
        String style = switch (c.state()) {
            case "ok" -> "good";
            case "warning" -> "warn";
            case "failed" -> "bad";
            default -> "faint";
        };
        var mark = Build.label(
                switch (c.state()) {
                    case "ok" -> "✓";
                    case "warning" -> "!";
                    case "failed" -> "✕";
                    default -> "?";
                },
                style, "strong");
        mark.setMinWidth(14);
        var title = Build.words(c.title());
        var value = Build.label(c.value(), "muted");
        value.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(6, mark, Build.grow(title), Build.gap(), value);
        line.setAlignment(Pos.TOP_LEFT);
        var box = new VBox(2, line);
        if (c.state().equals("ok")) {
            Build.tip(line, c.text());
        } else {
            Label text = Build.words(c.text(), "small", "muted");
            VBox.setMargin(text, new javafx.geometry.Insets(0, 0, 0, 20));
            box.getChildren().add(text);
        }
        box.setAccessibleRole(AccessibleRole.TEXT);
        box.setAccessibleText(SubjectTexts.either("check." + c.state(), "check.unknown") + ": " + c.title() + ", "
                + c.value() + ". " + c.text());
        return box;
    }

    private static HBox bullet(String text) {
        return new HBox(6, Build.label("·", "faint"), Build.grow(Build.words(text)));
    }

    static String mark(String verdict) {
        return switch (verdict) {
            case "ship" -> "✓";
            case "doNotShip" -> "✕";
            case "brokenData" -> "!";
            case "keepRunning" -> "…";
            default -> "≈";
        };
    }

    /// The style class of a verdict's colour.
    public static String tone(String verdict) {
        return switch (verdict) {
            case "ship" -> "good";
            case "doNotShip", "brokenData" -> "bad";
            default -> "plain";
        };
    }
}
