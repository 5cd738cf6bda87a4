/// The command palette.
@NullMarked
package dev.winnow.ui.palette;

import org.jspecify.annotations.NullMarked;
