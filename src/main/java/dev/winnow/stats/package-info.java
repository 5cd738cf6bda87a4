/// Pure mathematics on numbers and sufficient statistics: no I/O, no clock, no domain words. This room has the words
/// that all families share; each family has a room of its own.
@NullMarked
package dev.winnow.stats;

import org.jspecify.annotations.NullMarked;
