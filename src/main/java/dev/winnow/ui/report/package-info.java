/// The Report tab.
@NullMarked
package dev.winnow.ui.report;

import org.jspecify.annotations.NullMarked;
