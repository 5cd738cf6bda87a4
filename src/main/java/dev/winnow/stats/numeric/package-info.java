/// Quadrature, roots and linear algebra, as thin a layer over Hipparchus as the families need.
@NullMarked
package dev.winnow.stats.numeric;

import org.jspecify.annotations.NullMarked;
