/// One document model and its five renderers.
@NullMarked
package dev.winnow.report;

import org.jspecify.annotations.NullMarked;
