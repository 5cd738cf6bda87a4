/// The frame: header, tree, inspector, status bar and overlays.
@NullMarked
package dev.winnow.ui.shell;

import org.jspecify.annotations.NullMarked;
