/// The History tab.
@NullMarked
package dev.winnow.ui.history;

import org.jspecify.annotations.NullMarked;
