/// Datasets: import, column mapping, profile, and the roll-up from rows to sufficient statistics.
@NullMarked
package dev.winnow.data;

import org.jspecify.annotations.NullMarked;
