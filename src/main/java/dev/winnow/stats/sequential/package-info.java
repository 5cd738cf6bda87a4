/// Looking more than once: group-sequential designs, mixture tests and confidence sequences.
@NullMarked
package dev.winnow.stats.sequential;

import org.jspecify.annotations.NullMarked;
