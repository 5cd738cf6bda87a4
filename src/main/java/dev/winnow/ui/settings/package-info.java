/// What a person may choose, and the page to choose it on.
@NullMarked
package dev.winnow.ui.settings;

import org.jspecify.annotations.NullMarked;
