/// Controls that several screens share.
@NullMarked
package dev.winnow.ui.controls;

import org.jspecify.annotations.NullMarked;
