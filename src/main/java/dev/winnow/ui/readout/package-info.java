/// The Readout tab.
@NullMarked
package dev.winnow.ui.readout;

import org.jspecify.annotations.NullMarked;
