/// Sentences from the bundles and numbers as people read them. Knows nobody.
@NullMarked
package dev.winnow.text;

import org.jspecify.annotations.NullMarked;
