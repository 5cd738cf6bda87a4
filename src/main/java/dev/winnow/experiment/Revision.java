package dev.winnow.experiment;

import java.time.Instant;
import java.util.UUID;

/// One saved state in a chain; `hash` covers the payload and the previous hash.
///
/// @param number   1 for the first of its subject
/// @param subject  id of the experiment
/// @param note     what changed, a short sentence such as "level changed"
/// @param payload  the experiment as JSON
/// @param previous hash of the revision before, empty for the first
/// @param hash     SHA-256, hexadecimal
public record Revision(
        long number,
        UUID subject,
        Instant at,
        String author,
        String note,
        String payload,
        String previous,
        String hash) {}
