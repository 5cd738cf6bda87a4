/// Light, dark, and the fonts.
@NullMarked
package dev.winnow.ui.theme;

import org.jspecify.annotations.NullMarked;
