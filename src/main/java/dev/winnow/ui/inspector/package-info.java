/// What the right pane shows of a number.
@NullMarked
package dev.winnow.ui.inspector;

import org.jspecify.annotations.NullMarked;
