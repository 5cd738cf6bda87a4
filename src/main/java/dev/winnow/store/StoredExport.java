package dev.winnow.store;

import java.time.Instant;
import java.util.UUID;

/// A file that was made of a run.
///
/// @param format file name ending, such as `pdf`
/// @param file   where it was written, absolute
/// @param sha256 of its bytes, hexadecimal
public record StoredExport(
        UUID id, UUID run, String format, String file, long bytes, String sha256, Instant at, String author) {}
