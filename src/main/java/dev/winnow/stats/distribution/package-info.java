/// Distributions: tails, quantiles and their logarithms, beyond what Commons Statistics has.
@NullMarked
package dev.winnow.stats.distribution;

import org.jspecify.annotations.NullMarked;
