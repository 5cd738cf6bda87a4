package dev.winnow.report;

import dev.winnow.readout.Figure;
import dev.winnow.readout.Readout.Adjusted;
import dev.winnow.readout.Readout.Comparison;
import dev.winnow.readout.Readout.RelativeEffect;
import java.util.Optional;

/// The relative effect that judgement and decision rest on: the one with the pre-period taken out where there is one.
///
/// @param adjusted whether the pre-period is taken out
record Deciding(RelativeEffect effect, boolean adjusted) {
    static Optional<Deciding> of(Comparison c) {
        if (c.adjusted() instanceof Figure.Known<Adjusted>(var a)
                && a.relative() instanceof Figure.Known<RelativeEffect>(var e)) {
            return Optional.of(new Deciding(e, true));
        }
        return c.relative() instanceof Figure.Known<RelativeEffect>(var e)
                ? Optional.of(new Deciding(e, false))
                : Optional.empty();
    }
}
