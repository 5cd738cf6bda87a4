/// Dataset and design to a readout: effects, checks, timeline, decision.
@NullMarked
package dev.winnow.readout;

import org.jspecify.annotations.NullMarked;
