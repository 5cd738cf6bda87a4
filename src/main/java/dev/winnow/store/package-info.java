/// The workspace file: projects, experiments, revisions, runs, audit.
@NullMarked
package dev.winnow.store;

import org.jspecify.annotations.NullMarked;
