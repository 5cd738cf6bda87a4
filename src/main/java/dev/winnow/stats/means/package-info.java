/// Means, ratios of sums and quantiles: differences, relative effects, omnibus tests, equivalence and non-inferiority.
@NullMarked
package dev.winnow.stats.means;

import org.jspecify.annotations.NullMarked;
