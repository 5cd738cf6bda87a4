/// Walks every screen and takes its picture.
@NullMarked
package dev.winnow.ui.tour;

import org.jspecify.annotations.NullMarked;
