/// Integrals, roots and peaks of functions of one variable, for what the families have no closed form of.
@NullMarked
package dev.winnow.stats.numeric;

import org.jspecify.annotations.NullMarked;
