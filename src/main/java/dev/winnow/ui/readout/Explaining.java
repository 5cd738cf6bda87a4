package dev.winnow.ui.readout;

import dev.winnow.readout.Explanation;
import dev.winnow.readout.Explanations;
import dev.winnow.readout.Explanations.Subject;
import dev.winnow.readout.Readout;
import java.util.Optional;

/// Finds the explanation of a selected figure.
final class Explaining {
    private Explaining() {}

    static Optional<Explanation> of(Readout readout, Selection selection, Column column, Basis basis) {
        Subject subject =
                switch (column) {
                    case CHANGE -> basis == Basis.RELATIVE ? Subject.RELATIVE : Subject.ABSOLUTE;
                    case P -> Subject.ABSOLUTE;
                    case ADJUSTED -> Subject.ADJUSTED;
                    case BAYESIAN -> Subject.BAYESIAN;
                };
        return Explanations.of(readout).of(selection.metric(), selection.variant(), subject);
    }
}
