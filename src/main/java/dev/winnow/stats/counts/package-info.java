/// Counts per exposure: Poisson and negative binomial rates.
@NullMarked
package dev.winnow.stats.counts;

import org.jspecify.annotations.NullMarked;
