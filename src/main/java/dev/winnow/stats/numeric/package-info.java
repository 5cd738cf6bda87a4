/// Integrals of one variable and roots: every probability of the families that has no closed form goes through here.
@NullMarked
package dev.winnow.stats.numeric;

import org.jspecify.annotations.NullMarked;
