/// Rank tests and distribution-free comparisons.
@NullMarked
package dev.winnow.stats.ranks;

import org.jspecify.annotations.NullMarked;
