/// Time to event: Kaplan-Meier, log-rank, Cox, restricted mean.
@NullMarked
package dev.winnow.stats.survival;

import org.jspecify.annotations.NullMarked;
