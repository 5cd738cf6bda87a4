/// Pure mathematics on numbers and sufficient statistics: no I/O, no clock, no domain words.
@NullMarked
package dev.winnow.stats;

import org.jspecify.annotations.NullMarked;
