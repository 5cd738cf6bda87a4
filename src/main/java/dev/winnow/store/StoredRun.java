package dev.winnow.store;

import java.time.Instant;
import java.util.UUID;

/// A readout's entry in the workspace file.
///
/// @param revision     number of the experiment's revision that was judged
/// @param revisionHash its hash
/// @param designHash   hash of the design alone: notes and names may change without making the run stale
/// @param dataHash     hash of the data's fingerprint and of how they were read and mapped
/// @param engine       version that computed it
/// @param readout      JSON
public record StoredRun(
        UUID id,
        UUID experiment,
        UUID dataset,
        long revision,
        String revisionHash,
        String designHash,
        String dataHash,
        String engine,
        Instant at,
        String author,
        String readout,
        boolean frozen) {}
