package dev.winnow.ui.subject;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Runs the last of several actions once the user has been quiet for a moment.
@FunctionalInterface
public interface Quiet {
    /// Forgets the action that waits, and waits with this one.
    void then(Runnable action);

    /// Runs at once, for tests.
    static Quiet none() {
        return Runnable::run;
    }

    /// Waits on the FX thread.
    static Quiet millis(long pause) {
        var timer = new PauseTransition(Duration.millis(pause));
        return action -> {
            timer.setOnFinished(_ -> action.run());
            timer.playFromStart();
        };
    }
}
