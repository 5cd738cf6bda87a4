/// The conventions of other platforms where they differ from the field's, so that their figures can be reproduced and explained.
@NullMarked
package dev.winnow.stats.platforms;

import org.jspecify.annotations.NullMarked;
