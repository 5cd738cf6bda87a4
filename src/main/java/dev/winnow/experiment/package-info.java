/// The domain: project, experiment, design, metric, variant, lifecycle, template.
@NullMarked
package dev.winnow.experiment;

import org.jspecify.annotations.NullMarked;
