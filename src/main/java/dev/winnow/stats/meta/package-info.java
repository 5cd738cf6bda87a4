/// Heterogeneity over segments and experiments, shrinkage.
@NullMarked
package dev.winnow.stats.meta;

import org.jspecify.annotations.NullMarked;
