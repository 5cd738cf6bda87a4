/// Charts as records, drawn once for screen and paper.
@NullMarked
package dev.winnow.plot;

import org.jspecify.annotations.NullMarked;
