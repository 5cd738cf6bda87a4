/// The catalogue: every calculator of the engine under one id, with its input and output records. The command line, the
/// test bench and the help are made from it.
@NullMarked
package dev.winnow.methods;

import org.jspecify.annotations.NullMarked;
