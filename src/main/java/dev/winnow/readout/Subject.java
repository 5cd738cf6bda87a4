package dev.winnow.readout;

import java.util.Optional;

/// What a readout is about, for its title block.
///
/// @param engine     program and version, for example `winnow 0.1.0`
/// @param experiment name; the dataset's name for a bare analysis
/// @param design     hash of the design revision that judges; absent for a bare analysis
public record Subject(String engine, String experiment, Optional<String> design, Readout.Data data) {}
