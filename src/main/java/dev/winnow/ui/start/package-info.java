/// The start page and the form for a new experiment.
@NullMarked
package dev.winnow.ui.start;

import org.jspecify.annotations.NullMarked;
