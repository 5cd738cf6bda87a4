package dev.winnow.cli;

import dev.winnow.readout.Readout;

/// The readout in its public JSON form.
final class ReadoutText {
    private ReadoutText() {}

    static String json(Readout readout) {
        return JsonText.of(readout);
    }
}
