package dev.winnow.store;

import java.time.Instant;

/// One thing that was done in a workspace.
///
/// @param number  1 for the first, without gaps
/// @param action  stable word, such as `experiment.save`
/// @param subject id or name of what it was done to
/// @param detail  one line more; may be empty
/// @param previous hash of the entry before, empty for the first
/// @param hash    SHA-256 over everything else, hexadecimal
public record AuditEntry(
        long number,
        Instant at,
        String author,
        String action,
        String subject,
        String detail,
        String previous,
        String hash) {

    static String hash(
            long number, Instant at, String author, String action, String subject, String detail, String previous) {
        return Chain.hash(
                previous, Long.toString(number), at.toString(), author, action, subject, detail);
    }

    boolean holds() {
        return hash.equals(hash(number, at, author, action, subject, detail, previous));
    }
}
