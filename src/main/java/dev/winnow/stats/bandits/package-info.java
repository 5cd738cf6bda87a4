/// Adaptive allocation, its simulation, and what a log of it says about another policy.
@NullMarked
package dev.winnow.stats.bandits;

import org.jspecify.annotations.NullMarked;
