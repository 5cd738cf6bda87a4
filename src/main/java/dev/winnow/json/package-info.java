/// One configured JSON mapper for everything that Winnow writes and reads.
@NullMarked
package dev.winnow.json;

import org.jspecify.annotations.NullMarked;
