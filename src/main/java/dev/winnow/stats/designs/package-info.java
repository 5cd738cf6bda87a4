/// Clusters, blocks, instruments, geo tests, difference in differences, interactions, trends.
@NullMarked
package dev.winnow.stats.designs;

import org.jspecify.annotations.NullMarked;
