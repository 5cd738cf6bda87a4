/// Planning: power, sample size and detectable effect, solved in any direction.
@NullMarked
package dev.winnow.stats.power;

import org.jspecify.annotations.NullMarked;
