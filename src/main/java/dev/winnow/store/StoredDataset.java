package dev.winnow.store;

import java.time.Instant;
import java.util.UUID;

/// A dataset's entry in the workspace file.
///
/// @param fingerprint SHA-256 over the imported files
/// @param payload     the reference as JSON, mapping included
public record StoredDataset(
        UUID id, String name, String fingerprint, long rows, long bytes, Instant importedAt, String payload) {}
