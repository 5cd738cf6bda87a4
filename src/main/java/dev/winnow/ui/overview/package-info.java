/// The Overview tab.
@NullMarked
package dev.winnow.ui.overview;

import org.jspecify.annotations.NullMarked;
