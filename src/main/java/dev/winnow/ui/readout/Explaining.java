package dev.winnow.ui.readout;

import dev.winnow.readout.Explanation;
import dev.winnow.readout.Readout;
import java.util.Optional;

/// Finds the explanation of a selected comparison.
final class Explaining {
    private Explaining() {}

    static Optional<Explanation> of(Readout readout, Selection selection, Basis basis) {
        return Optional.empty();
    }
}
