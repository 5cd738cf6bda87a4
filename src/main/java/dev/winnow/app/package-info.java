/// Opens a workspace and offers what the window and the command line do with it.
@NullMarked
package dev.winnow.app;

import org.jspecify.annotations.NullMarked;
