/// Least squares and the variances of its coefficients, shared by the families that fit a line.
@NullMarked
package dev.winnow.stats.regression;

import org.jspecify.annotations.NullMarked;
