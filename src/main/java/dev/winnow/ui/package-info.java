/// The window.
@NullMarked
package dev.winnow.ui;

import org.jspecify.annotations.NullMarked;
