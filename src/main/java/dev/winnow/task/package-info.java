/// What long work needs: progress, cancel and somebody who runs it. Knows nobody.
@NullMarked
package dev.winnow.task;

import org.jspecify.annotations.NullMarked;
