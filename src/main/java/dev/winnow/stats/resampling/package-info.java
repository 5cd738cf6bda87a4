/// Bootstrap and permutation, seeded and repeatable to the last bit.
@NullMarked
package dev.winnow.stats.resampling;

import org.jspecify.annotations.NullMarked;
