/// What the screens of one experiment share: its state, its tabs, and the layout they stand in.
@NullMarked
package dev.winnow.ui.subject;

import org.jspecify.annotations.NullMarked;
