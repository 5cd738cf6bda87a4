/// Holds the engine against the figures of independent references. `VectorsTest` runs them; one class a family says which
/// call of the engine answers which method of the vectors.
@NullMarked
package dev.winnow.vectors;

import org.jspecify.annotations.NullMarked;
