/// Variance reduction: CUPED, regression adjustment, post-stratification, winsorising.
@NullMarked
package dev.winnow.stats.adjust;

import org.jspecify.annotations.NullMarked;
