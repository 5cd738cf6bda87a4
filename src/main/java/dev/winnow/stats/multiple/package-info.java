/// Several hypotheses at once: adjusted p-values, simultaneous intervals, ordered hypotheses.
@NullMarked
package dev.winnow.stats.multiple;

import org.jspecify.annotations.NullMarked;
