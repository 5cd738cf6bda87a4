package dev.winnow.data;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A dataset as the workspace knows it.
///
/// @param files       names of the files it came from, without their folders
/// @param fingerprint SHA-256 over the files' bytes, hexadecimal
/// @param rows        rows read
/// @param bytes       size of the files
public record DatasetRef(
        UUID id,
        String name,
        List<String> files,
        String fingerprint,
        long rows,
        long bytes,
        ReadOptions options,
        Mapping mapping,
        Instant importedAt) {
    public DatasetRef {
        files = List.copyOf(files);
    }
}
