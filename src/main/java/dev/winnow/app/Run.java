package dev.winnow.app;

import dev.winnow.readout.Readout;
import java.time.Instant;
import java.util.UUID;

/// A readout as it was computed once.
///
/// @param revision number of the experiment's revision that was judged
/// @param stale    the design or the dataset have changed since
/// @param frozen   kept by the analyst; newer runs never replace it
public record Run(
        UUID id,
        UUID experiment,
        UUID dataset,
        long revision,
        Instant at,
        String author,
        Readout readout,
        boolean stale,
        boolean frozen) {}
