/// The Design tab.
@NullMarked
package dev.winnow.ui.design;

import org.jspecify.annotations.NullMarked;
