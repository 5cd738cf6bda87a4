/// Posteriors in closed form or by quadrature, never by simulation where an integral is cheap.
@NullMarked
package dev.winnow.stats.bayes;

import org.jspecify.annotations.NullMarked;
