/// Proportions and contingency tables: score, exact and unconditional tests and intervals, the sample-ratio check.
@NullMarked
package dev.winnow.stats.proportions;

import org.jspecify.annotations.NullMarked;
