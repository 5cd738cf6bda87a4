/// One experiment: header and tabs.
@NullMarked
package dev.winnow.ui.experiment;

import org.jspecify.annotations.NullMarked;
