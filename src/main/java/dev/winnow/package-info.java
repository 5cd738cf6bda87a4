/// The program's entrance.
@NullMarked
package dev.winnow;

import org.jspecify.annotations.NullMarked;
